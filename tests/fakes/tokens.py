"""Invented secrets of the right form; made from parts, so that no scanner takes them for real ones."""

import base64

_SIGNATURE = "Zk3vQ9mT1xR7" + "bN5cW8dL2pYs"
SLACK_BOT = f"xoxb-100000000001-200000000002-{_SIGNATURE}"
SLACK_APP = f"xapp-1-A0TESTAPP01-300000000003-{_SIGNATURE.lower() * 2}"
SLACK_ADMIN = f"xoxp-100000000001-400000000004-{_SIGNATURE}"
SLACK_SIGNING = "8f742231b10e" + "4c8fabcd99e0" + "123485a5"
SLACK_CLIENT = "0f1e2d3c4b5a" + "69788796a5b4" + "c3d2e1f0"
DISCORD = f"{base64.b64encode(b'900000000000000001').decode()}.GzTest.{_SIGNATURE}_x9"
