/// A mail server that answers by the recipient's name. With the argument `tls` it offers STARTTLS.
///
/// It makes the file `dots` when the whole message for `silence` has come. The reply to an accepted message holds the message in hexadecimal, so that a test can see what arrived.
let mailScript = #"""
    import base64, socketserver

    file, context = certificate() if "tls" in sys.argv else ("", None)
    RCPT = {"nobody": "550 5.1.1 no such user", "later": "451 4.3.0 try again later", "parrot": "554 you said s3cret"}
    DOT = {"spam": "554 5.7.1 looks like spam", "full": "452 4.3.1 disk full"}
    dots = tempfile.mkdtemp() + "/dots"

    class Handler(socketserver.StreamRequestHandler):
        def say(self, *lines):
            self.wfile.write("".join(line + "\r\n" for line in lines).encode())

        def handle(self):
            self.say("220 sink")
            secure, to = False, ""
            while line := self.rfile.readline().decode().strip():
                verb = line.upper()
                if verb.startswith("EHLO"):
                    offers = [] if secure or not context else ["250-STARTTLS"]
                    self.say("250-sink", *offers, "250 AUTH PLAIN")
                elif verb == "STARTTLS":
                    self.say("220 go")
                    self.connection = context.wrap_socket(self.connection, server_side=True)
                    self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
                    secure = True
                elif verb.startswith("AUTH PLAIN"):
                    given = line.split()[2] if len(line.split()) > 2 else ""
                    if not given:
                        self.say("334 ")
                        given = self.rfile.readline().decode().strip()
                    good = base64.b64decode(given) == b"\0robot\0s3cret"
                    self.say("235 welcome" if good else "535 5.7.8 s3cret and " + given + " are wrong")
                elif verb.startswith("RCPT"):
                    to = line.split("<")[1].split("@")[0]
                    self.say(RCPT.get(to, "250 ok"))
                elif verb == "DATA":
                    self.say("354 go ahead")
                    message = b""
                    while (part := self.rfile.readline()) not in (b".\r\n", b""):
                        message += part[1:] if part.startswith(b".") else part
                    if to == "silence": open(dots, "w").close()
                    if to == "cut": return
                    if to == "silence": time.sleep(30)
                    self.say(DOT.get(to, "250 2.0.0 " + ("tls " if secure else "") + message.hex()))
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

    class Server(socketserver.ThreadingTCPServer):
        request_queue_size = 64
        daemon_threads = True
        def handle_error(self, *_): pass

    server = Server(("127.0.0.1", 0), Handler)
    print("port", server.server_address[1])
    print("ca", file)
    print("dots", dots)
    print("ready")
    server.serve_forever()
    """#
