"""HTTP over a bare socket, for what a decent client refuses to send."""
import socket


def exchange(port, request, chunks=(), timeout=15):
    """Sends the head, then the chunks for as long as the server takes them; returns (status or None, answer bytes)."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        try:
            connection.sendall(request)
            for chunk in chunks:
                connection.sendall(chunk)
        except OSError:
            pass  # It hung up early, as it may: its answer is read below.
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
                if complete(answer):
                    break
        except OSError:
            pass
    words = answer.split(b" ", 2)
    return (int(words[1]) if len(words) > 2 and words[1].isdigit() else None), answer


def complete(answer):
    head, found, body = answer.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if found and line.startswith(b"content-length:"):
            return len(body) >= int(line.split(b":")[1])
    return False


def post_head(port, path, *headers):
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: application/json", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
