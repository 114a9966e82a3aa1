"""Part of SlackServer: files that people have shared, and what ``files.info`` says of them."""

from aiohttp import web

from .file_store import Holding

Json = dict[str, object]


class SlackFiles(Holding):
    """``known_files`` are those that ``files.info`` knows, by id."""

    def __init__(self) -> None:
        super().__init__()
        self.known_files: dict[str, Json] = {}

    def hand_out(self, router: web.UrlDispatcher) -> None:
        """Also one that is always there."""
        super().hand_out(router)
        router.add_get("/file", self._file)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(text="name,card\nAnn Lee,4111 1111 1111 1111\n")

    def _files_info(self, body: Json) -> Json:
        found = self.known_files.get(str(body["file"]))
        return {"file": found} if found else {"error": "file_not_found"}
