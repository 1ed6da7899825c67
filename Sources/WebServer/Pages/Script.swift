/// The one script, in parts. Plain JavaScript without a build step; every text from outside goes through
/// `textContent`, never into markup.
enum Script {
    static let text = (["\"use strict\";"] + [shared, log, unsent, stream, room, home, start]).joined(separator: "\n")

    static let shared = #"""
        const html = document.documentElement;
        const root = html.dataset.root;
        const find = selector => document.querySelector(selector);

        // Storage may be switched off; then nothing is remembered and everything else works.
        const memory = (kind) => ({
          get(key) { try { return window[kind].getItem("sitrep." + key); } catch { return null; } },
          set(key, value) {
            try {
              if (value === null) window[kind].removeItem("sitrep." + key);
              else window[kind].setItem("sitrep." + key, value);
            } catch { /* see above */ }
          },
        });
        const kept = memory("localStorage");
        const tab = memory("sessionStorage");

        const withToken = (headers = {}) => {
          const token = tab.get("token");
          return token ? { ...headers, Authorization: "Bearer " + token } : headers;
        };
        const roomURL = (room, rest) => root + "api/v1/rooms/" + encodeURIComponent(room) + rest;
        const signInAgain = () => { tab.set("token", null); location.reload(); };
        const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
        const pauseOrOnline = milliseconds => new Promise(done => {
          const end = () => { clearTimeout(timer); window.removeEventListener("online", end); done(); };
          const timer = setTimeout(end, milliseconds);
          window.addEventListener("online", end);
        });
        const newID = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
          byte => byte.toString(16).padStart(2, "0")).join("");
        const problemOf = async response => {
          try { return (await response.json()).detail || response.statusText; } catch { return response.statusText; }
        };

        function make(tag, fields = {}, ...children) {
          const element = document.createElement(tag);
          for (const [name, value] of Object.entries(fields)) {
            if (name in element && name !== "className") element[name] = value;
            else element.setAttribute(name === "className" ? "class" : name, value);
          }
          element.append(...children.filter(child => child !== null));
          return element;
        }

        const zoneOf = date => new Intl.DateTimeFormat([], { timeZoneName: "short" }).formatToParts(date)
          .find(part => part.type === "timeZoneName").value;
        const clockOf = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });
        const dayOf = new Intl.DateTimeFormat([], { day: "numeric", month: "short" });
        const wholeOf = new Intl.DateTimeFormat([], { dateStyle: "full", timeStyle: "long" });

        function distance(date) {
          const minutes = Math.round((date - Date.now()) / 60000);
          const size = Math.abs(minutes);
          const words = size < 1 ? "now" : size < 60 ? size + " min" : Math.floor(size / 60) + " h " + size % 60 + " min";
          if (size < 1) return words;
          return minutes < 0 ? words + " ago" : "in " + words;
        }

        // Times come in UTC and are shown on the reader's own clock, with the name of its zone.
        function showTimes(within = document) {
          for (const element of within.querySelectorAll("time")) {
            const date = new Date(element.dateTime);
            const isToday = date.toDateString() === new Date().toDateString();
            let text = (isToday ? "" : dayOf.format(date) + ", ") + clockOf.format(date) + " " + zoneOf(date);
            const due = element.closest(".due");
            if (due) {
              due.classList.toggle("late", date < Date.now());
              text = distance(date) + " (" + text + ")";
            }
            if (element.textContent !== text) element.textContent = text;
            element.title = wholeOf.format(date);
          }
          const zone = find("#zone");
          if (zone) zone.textContent = "Times in " + zoneOf(new Date());
        }

        // Fetches this page again and puts its live part in the place of ours, where it has changed.
        let lastLive = null;
        async function refreshLive() {
          const response = await fetch(location.href, { headers: withToken(), cache: "no-store" });
          if (response.status === 401) return signInAgain();
          if (!response.ok) return;
          const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
          const live = find("#live"), next = fresh.querySelector("#live");
          if (!live || !next) return;
          const before = lastLive;
          lastLive = next.innerHTML;
          if (before === lastLive) return showTimes(live);
          const focused = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
          const open = [...live.querySelectorAll("details")].map(details => details.open);
          live.replaceChildren(...next.childNodes);
          live.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? false; });
          if (focused) [...live.querySelectorAll("a")].find(link => link.getAttribute("href") === focused)?.focus();
          if (html.dataset.page === "home") document.title = fresh.title;
          showTimes(live);
        }
        """#

    static let home = #"""
        function startHome() {
          const form = find("#new-room");
          form.hidden = false;
          form.addEventListener("submit", async event => {
            event.preventDefault();
            const name = find("#room-name").value.trim();
            try {
              const response = await fetch(roomURL(name, ""), {
                method: "PUT", headers: withToken({ "Content-Type": "application/json" }), body: "{}" });
              if (response.ok) { location.href = "rooms/" + encodeURIComponent(name); return; }
              if (response.status === 401) return signInAgain();
              find("#room-problem").textContent = await problemOf(response);
            } catch {
              find("#room-problem").textContent = "The server cannot be reached. Try again.";
            }
          });
          setInterval(() => { if (!document.hidden) refreshLive().catch(() => {}); }, 10000);
          document.addEventListener("visibilitychange", () => {
            if (!document.hidden) refreshLive().catch(() => {});
          });
        }
        """#

    /// With tokens the server gives a page that asks for one; the same address fetched with it is the page itself.
    static let start = #"""
        async function openWithToken() {
          const response = await fetch(location.href, { headers: withToken(), cache: "no-store" });
          if (response.status === 401) return "This token is not known here.";
          if (!response.ok && response.status !== 404) return await problemOf(response);
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          document.title = page.title;
          html.dataset.page = page.documentElement.dataset.page;
          document.body.replaceWith(document.adoptNode(page.body));
          start();
          return "";
        }

        function startSignIn() {
          const tryToken = async () => {
            let problem;
            try { problem = await openWithToken(); } catch { problem = "The server cannot be reached. Try again."; }
            if (problem && find("#token-problem")) find("#token-problem").textContent = problem;
          };
          find("#sign-in").addEventListener("submit", event => {
            event.preventDefault();
            tab.set("token", find("#token").value.trim());
            tryToken();
          });
          if (tab.get("token")) tryToken(); else find("#token").focus();
        }

        function start() {
          showTimes();
          setInterval(() => showTimes(), 15000);
          const pages = { home: startHome, room: startRoom, "sign-in": startSignIn };
          pages[html.dataset.page]?.();
        }
        start();
        """#
}
