"""What Sitrep is measured against: Slack's own Bolt on Flask, a SQLite commit for each event, and an answer posted.

    bolt_app.py PORT API_BASE DATABASE
"""
import logging
import re
import sqlite3
import sys
import threading

from flask import Flask, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient

port, api_base, file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
logging.disable(logging.WARNING)
local = threading.local()
setup = sqlite3.connect(file)
setup.executescript("PRAGMA journal_mode=WAL; CREATE TABLE heard (id TEXT PRIMARY KEY, text TEXT);")


def database():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(file, timeout=30)
        local.connection.execute("PRAGMA synchronous=FULL")
    return local.connection


bolt = App(client=WebClient("xoxb-bench", base_url=api_base + "/"), signing_secret="0123456789abcdef0123456789abcdef",
           token_verification_enabled=False)


@bolt.message(re.compile("^!"))
def said(message, client):
    with database() as connection:
        added = connection.execute("INSERT OR IGNORE INTO heard VALUES (?, ?)", (message["ts"], message["text"])).rowcount
    if added:
        client.chat_postMessage(channel=message["channel"], text=f"Noted ({message['ts']}): {message['text']}")


app = Flask(__name__)
handler = SlackRequestHandler(bolt)


@app.route("/slack/events", methods=["POST"])
def events():
    return handler.handle(request)


logging.getLogger("werkzeug").disabled = True
print("ready", flush=True)
app.run("127.0.0.1", port, threaded=True)
