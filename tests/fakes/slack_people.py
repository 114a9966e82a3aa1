"""What people do on the fake Slack: write, edit, delete, type commands, press buttons, fill forms in."""

from .pressing import slack_action
from .slack_oauth import BOT, TEAM

Json = dict[str, object]


class _Sends:
    """What the server does with it."""

    url: str
    channels: dict[str, list[Json]]
    posts: dict[str, list[Json]]
    ephemerals: list[Json]
    views: dict[str, Json]

    def _send(self, event: Json) -> None: ...

    def _interact(self, kind: str, body: Json) -> None: ...

    def _now(self) -> str: ...

    def _find(self, channel: str, ts: str) -> Json | None: ...


class SlackPeople(_Sends):
    """Part of SlackServer."""

    def say(self, user: str, text: str, channel: str = "C0GENERAL", thread: str = "", **more: object) -> str:
        """Posts a message; the event goes out behind it. Returns its time stamp."""
        message: Json = {"type": "message", "user": user, "text": text, "ts": self._now()} | more
        if thread:
            message["thread_ts"] = thread
            parent = self._find(channel, thread) or {}
            parent |= {
                "reply_count": int(str(parent.get("reply_count", 0))) + 1,
                "latest_reply": message["ts"],
                "thread_ts": thread,
            }
        self.channels[channel].append(message)
        self._send(message | {"channel": channel, "event_ts": message["ts"]})
        return str(message["ts"])

    def edit(self, channel: str, ts: str, text: str) -> None:
        """Changes a message."""
        message = self._find(channel, ts) or {}
        before = dict(message)
        message |= {"text": text, "edited": {"user": message["user"], "ts": self._now()}}
        event = {"type": "message", "subtype": "message_changed", "message": dict(message), "previous_message": before}
        self._send(event | {"channel": channel, "ts": self._now()})

    def deletes_file(self, channel: str, ts: str) -> None:
        """Deletes the file of a message, whose words stay: a tombstone stands in its place."""
        message = self._find(channel, ts) or {}
        before = dict(message)
        message["files"] = [{"id": file["id"], "mode": "tombstone"} for file in message["files"]]  # type: ignore[attr-defined]
        event = {"type": "message", "subtype": "message_changed", "message": dict(message), "previous_message": before}
        self._send(event | {"channel": channel, "ts": self._now()})

    def delete(self, channel: str, ts: str) -> None:
        """Deletes a message."""
        self.channels[channel] = [message for message in self.channels[channel] if message["ts"] != ts]
        self._send({"type": "message", "subtype": "message_deleted", "channel": channel, "deleted_ts": ts, "ts": self._now()})

    def add_bot(self, inviter: str, channel: str = "C0GENERAL") -> None:
        """Somebody adds the bot to a channel."""
        self._send({"type": "member_joined_channel", "user": BOT, "channel": channel, "inviter": inviter})

    def command(self, user: str, text: str, channel: str = "C0GENERAL") -> None:
        """Types /privacy-check."""
        body: Json = {"command": "/privacy-check", "text": text, "team_id": TEAM, "channel_id": channel, "user_id": user}
        self._interact("slash_commands", body | {"response_url": f"{self.url}/answer/{user}"})

    def command_with_trigger(self, user: str, text: str, channel: str = "C0GENERAL") -> None:
        """The same as Slack sends it: with a trigger, by which a modal may be opened."""
        body: Json = {"command": "/privacy-check", "text": text, "team_id": TEAM, "channel_id": channel, "user_id": user}
        self._interact("slash_commands", body | {"response_url": f"{self.url}/answer/{user}", "trigger_id": f"1.{user}"})

    def presses(self, user: str, post: Json, label: str, channel: str = "C0GENERAL") -> None:
        """Presses a button of a post that stands in a channel."""
        container: Json = {"is_ephemeral": False, "message_ts": post["ts"]}
        self.press(user, slack_action(post, label), channel, container=container)

    def press(self, user: str, action: Json, channel: str = "C0GENERAL", **more: object) -> None:
        """Presses a button of a message that only the user sees."""
        body: Json = {"type": "block_actions", "actions": [action], "container": {"is_ephemeral": True}}
        self._interact("interactive", body | self._who(user, channel) | more)

    def shortcut(self, user: str, ts: str, channel: str = "C0GENERAL", message: Json | None = None) -> None:
        """Chooses "Check privacy" on a message, which Slack shows with it."""
        body: Json = {"type": "message_action", "callback_id": "check_privacy", "message": {"ts": ts} | (message or {})}
        self._interact("interactive", body | self._who(user, channel))

    def opens_form(self, user: str, channel: str = "C0GENERAL") -> None:
        """Types /privacy-check alone."""
        self.command_with_trigger(user, "", channel)

    def global_shortcut(self, user: str) -> None:
        """Chooses "Check a text" from anywhere."""
        body: Json = {"type": "shortcut", "callback_id": "check_text", "trigger_id": f"1.{user}"}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}})

    def submits(self, user: str, text: str, files: list[Json] | None = None) -> None:
        """Sends the modal in."""
        view = self.views[user]
        state = {"values": {"form": {"text": {"value": text}}, "files": {"files": {"files": files or []}}}}
        body: Json = {"type": "view_submission", "view": view | {"state": state}, "team": {"id": TEAM}, "user": {"id": user}}
        self._interact("interactive", body)

    def opens_home(self, user: str) -> None:
        """Opens the app's own tab."""
        self._send({"type": "app_home_opened", "user": user, "tab": "home", "channel": f"D{user}"})

    def presses_at_home(self, user: str, code: str) -> None:
        """Presses a button of the app's own tab: there is no channel and no address for an answer."""
        actions = [{"action_id": "privacy_check:0", "value": code}]
        body: Json = {"type": "block_actions", "actions": actions, "view": {"type": "home"}, "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def chooses_in_modal(self, user: str, code: str) -> None:
        """Chooses in the modal that is open."""
        action: Json = {"action_id": "privacy_check:choice", "selected_option": {"value": code}}
        body: Json = {"type": "block_actions", "actions": [action], "view": self.views[user], "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def chooses_channel_at_home(self, user: str, channel: str) -> None:
        """Chooses a channel on the app's own tab."""
        action: Json = {"action_id": "privacy_check:open:settings", "selected_conversation": channel}
        body: Json = {"type": "block_actions", "actions": [action], "view": {"type": "home"}, "container": {"type": "view"}}
        self._interact("interactive", body | {"team": {"id": TEAM}, "user": {"id": user}, "trigger_id": f"1.{user}"})

    def _who(self, user: str, channel: str) -> Json:
        ids: Json = {"team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM}, "channel": {"id": channel}}
        return ids | {"response_url": f"{self.url}/answer/{user}", "trigger_id": "1.2.x"}

    def told(self, user: str) -> list[Json]:
        """What the bot has told somebody alone, in ephemeral messages and in a DM."""
        return [e for e in self.ephemerals if e["user"] == user] + self.posts[f"D{user}"]
