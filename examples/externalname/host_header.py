"""Show which host an HTTP client names when it calls an alias."""

from http.client import HTTPConnection


class Printer(HTTPConnection):
    """Build real requests, but keep them instead of sending them."""

    sent = b""

    def connect(self) -> None:
        """Stay offline."""

    def send(self, data: object) -> None:
        if isinstance(data, bytes):
            self.sent += data


def host_line(host: str, headers: dict[str, str]) -> str:
    connection = Printer(host)
    connection.request("GET", "/", headers=headers)
    lines = connection.sent.decode().splitlines()
    return next(line for line in lines if line.startswith("Host:"))


print(host_line("example.com", {}))
#> Host: example.com
print(host_line("pooh-external-web", {}))
#> Host: pooh-external-web
print(host_line("pooh-external-web", {"Host": "example.com"}))
#> Host: example.com
