/// A web server with one path for each way to answer, and to fail. With the argument `tls` also on a TLS port.
let webScript = #"""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from urllib.parse import urlparse, parse_qs

    posts = 0
    together = threading.Barrier(100)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        served = 0

        def log_message(self, *_): pass

        def address_string(self): return "test"

        def answer(self, status, body, headers=()):
            self.send_response(status)
            for name, value in headers: self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD": self.wfile.write(body)

        def drop(self):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

        def do(self):
            global posts
            self.served += 1
            self.sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.command == "POST": posts += 1
            url = urlparse(self.path)
            self.query = {name: values[0] for name, values in parse_qs(url.query).items()}
            getattr(self, "page_" + url.path.strip("/").replace("-", "_"), self.page_echo)()

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do

        def do_CONNECT(self): self.answer(int(sys.argv[-1]), b"no")

        def page_echo(self):
            lines = [self.requestline] + [f"{name}: {value}" for name, value in self.headers.items()]
            lines += ["", self.sent.decode()]
            self.answer(200, "\n".join(lines).encode(), [("X-Twice", "one"), ("x-twice", "two"), ("X-Empty", "")])

        def page_peer(self): self.answer(200, str(self.client_address[1]).encode())

        def page_status(self): self.answer(int(self.query["code"]), b"so be it")

        def page_posts(self): self.answer(200, str(posts).encode())

        def page_slow(self):
            time.sleep(float(self.query["s"]))
            self.answer(200, b"at last")

        def page_together(self):
            together.wait()
            self.answer(200, b"all are here")

        def page_cut(self): self.drop()

        def page_half(self):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            self.drop()

        def page_once(self):
            if self.served > 1: self.drop()
            else: self.answer(200, b"first")

        def page_big(self): self.answer(200, b"x" * int(self.query["n"]))

        def page_endless(self):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            try:
                while True: self.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            except OSError: self.close_connection = True

        def page_headers(self): self.answer(200, b"", [("X-Filler", "y" * 1000)] * 400)

        def page_garbage(self):
            self.wfile.write(b"s3cret is what I say\r\n" * 100)
            self.drop()

        def page_redirect(self): self.answer(int(self.query.get("code", 302)), b"", [("Location", self.query["to"])])

    class Server(ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True
        def server_bind(self): socket.socket.bind(self.socket, self.server_address)
        def handle_error(self, *_): pass

    class UnixHandler(Handler):
        disable_nagle_algorithm = False

    class UnixServer(Server):
        address_family = socket.AF_UNIX
        def get_request(self): return self.socket.accept()[0], ("unix", 0)

    def serve(server, *facts):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(*facts)

    plain = Server(("127.0.0.1", 0), Handler)
    serve(plain, "port", plain.socket.getsockname()[1])

    if "tls" in sys.argv:
        file, context = certificate()
        secure = Server(("127.0.0.1", 0), Handler)
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        print("ca", file)
        serve(secure, "tls", secure.socket.getsockname()[1])

    if "unix" in sys.argv:
        path = tempfile.mkdtemp() + "/socket"
        serve(UnixServer(path, UnixHandler), "unix", path)

    if "silent" in sys.argv:
        # Takes connections and never says a word.
        silent = socket.create_server(("127.0.0.1", 0))
        print("silent", silent.getsockname()[1])

    print("ready")
    threading.Event().wait()
    """#
