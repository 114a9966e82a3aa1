"""Posts in a person's name: under their name and picture, said to be ours, and without pinging anybody a second time."""

from contextlib import suppress

from core.message import MessageRef, Place
from core.ports import Person, Post, Undeliverable

from .api import SlackApi
from .history import Past, marked
from .markup import mentioned, quiet
from .split_text import posts

_MOST_NAME, _MOST_KEPT, _MOST_NAMES = 50, 100, 50
_BY = " (via Privacy Check)"


class Reposts:
    """Needs the scope ``chat:write.customize``."""

    def __init__(self, api: SlackApi, past: Past, team: str) -> None:
        """Past: where a post that may have been sent is looked for. Team: the workspace's id."""
        self._api = api
        self._past = past
        self._team = team
        # What else belongs to a text that was posted as several; it is taken back with the first, soon or never.
        self._others: dict[MessageRef, list[MessageRef]] = {}

    async def post(self, author: Person, place: Place, post: Post, key: str, *, again: bool) -> MessageRef:
        """The first of them, as several where it is long; where one fails, those before it are taken back. Raises as ``ask``."""
        profile = await self._profile(author.id)
        name = str(profile.get("display_name") or profile.get("real_name") or "Somebody")[:_MOST_NAME]
        icon = str(profile.get("image_72") or "") or None
        sent: list[MessageRef] = []
        try:
            for number, text in enumerate(posts(await self._quiet(post.text))):
                one = f"{key}:{number}" if number else key
                sent.append(await self._one(place, text, one, f"{name}{_BY}", icon, again=again))
        except Undeliverable:
            for ref in sent:
                await self._delete(ref)
            raise
        if not sent:
            raise Undeliverable("no_text")
        if len(sent) > 1:
            self._others[sent[0]] = sent[1:]
            for oldest in list(self._others)[:-_MOST_KEPT]:
                del self._others[oldest]
        return sent[0]

    async def take_back_others(self, first: MessageRef) -> None:
        """What was posted together with it."""
        for ref in self._others.pop(first, ()):
            await self._delete(ref)

    async def _delete(self, ref: MessageRef) -> None:
        with suppress(Undeliverable):
            await self._api.ask(self._api.client.chat_delete, channel=ref.channel, ts=ref.id)

    async def _one(self, place: Place, text: str, key: str, name: str, icon: str | None, *, again: bool) -> MessageRef:
        ts = await self._past.sent(place.channel, key, place.thread) if again else ""
        if not ts:
            answer = await self._api.ask(
                self._api.client.chat_postMessage,
                channel=place.channel,
                thread_ts=place.thread or None,
                text=text,
                username=name,
                icon_url=icon,
                metadata=marked(key),
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )
            ts = str(answer["ts"])
        return MessageRef("slack", self._team, place.channel, ts)

    async def _quiet(self, text: str) -> str:
        """With names where people and groups were mentioned, who were told of it when the message came."""
        names: dict[str, str] = {}
        for user in mentioned(text)[:_MOST_NAMES]:
            with suppress(Undeliverable):
                profile = await self._profile(user)
                names[user] = str(profile.get("display_name") or profile.get("real_name") or "")
        return quiet(text, names)

    async def _profile(self, user: str) -> dict[str, object]:
        found = (await self._api.ask(self._api.client.users_info, user=user))["user"].get("profile")
        return dict(found or {})
