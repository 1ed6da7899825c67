/// The one script, in parts. Plain JavaScript without a build step; every text from outside goes through
/// `textContent`, never into markup.
enum Script {
    static let text =
        (["\"use strict\";"] + [shared, times, log, thread, unsent, stream, completion, panel, room, home, start])
        .joined(separator: "\n")

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
          // Who signed in by a link proves with each request that it comes from this page.
          if (html.dataset.token) return { ...headers, "X-Sitrep-Page": html.dataset.token };
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
        // Whoever signs out leaves nothing of theirs in this browser.
        function forgetAll() {
          for (const kind of ["localStorage", "sessionStorage"]) {
            try {
              for (const key of Object.keys(window[kind])) if (key.startsWith("sitrep.")) window[kind].removeItem(key);
            } catch { /* switched off: nothing is there */ }
          }
        }
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

        // Fetches what changes of this page and puts it in the place of ours, part by part.
        const shown = new Map();
        async function refreshLive(address = location.href) {
          const response = await fetch(address, { headers: withToken(), cache: "no-store" });
          if (response.status === 401) return signInAgain();
          if (!response.ok) return;
          const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
          // The way in has ended meanwhile: the page says so itself.
          if (fresh.documentElement.dataset.page === "sign-in") return signInAgain();
          for (const id of ["live", "summary", "actions"]) replaceLive(find("#" + id), fresh.querySelector("#" + id));
          if (["home", "incident"].includes(html.dataset.page)) document.title = fresh.title;
        }
        function replaceLive(live, next) {
          if (!live || !next) return;
          const before = shown.get(live.id);
          shown.set(live.id, next.innerHTML);
          if (before === next.innerHTML) return;
          // Who stands on a link or button with the keyboard still stands there afterwards.
          const nameOf = element => element.getAttribute("href") ?? element.textContent;
          const focused = live.contains(document.activeElement) ? nameOf(document.activeElement) : null;
          const open = [...live.querySelectorAll("details")].map(details => details.open);
          live.replaceChildren(...next.childNodes);
          live.querySelectorAll("details").forEach((details, index) => { details.open = open[index] ?? false; });
          if (focused) [...live.querySelectorAll("a, button")].find(one => nameOf(one) === focused)?.focus();
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
          keepFresh();
        }
        // Lists are fetched again now and then, and at once when somebody looks.
        function keepFresh() {
          const refresh = () => { if (!document.hidden) refreshLive().catch(() => {}); };
          setInterval(refresh, 8000);
          document.addEventListener("visibilitychange", refresh);
          window.addEventListener("online", refresh);
        }
        """#

    /// With tokens the server gives a page that asks for one; the same address fetched with it is the page itself.
    static let start = #"""
        async function openWithToken() {
          const response = await fetch(location.href, { headers: withToken(), cache: "no-store" });
          if (response.status === 401) return "This token is not known here.";
          if (!response.ok && response.status !== 404) return await problemOf(response);
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          if (page.documentElement.dataset.page === "sign-in") return "This token is not known here.";
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
          if (tab.get("token")) tryToken();
        }

        function start() {
          showTimes();
          // Dues run by the second, everything else by the minute.
          setInterval(() => { if (!document.hidden) showTimes(document, ".due time, .since time"); }, 1000);
          setInterval(() => showTimes(), 60000);
          for (const form of document.querySelectorAll(".account")) form.addEventListener("submit", forgetAll);
          const pages = { home: startHome, incident: keepFresh, room: startRoom, "sign-in": startSignIn };
          pages[html.dataset.page]?.();
        }
        start();
        """#
}
