extension Script {
    /// Times come in UTC and are shown on the reader's own clock, with the name of its zone. Of 24 hours
    /// for everybody, because the bot's sentences beside them are.
    static let times = #"""
        const zoneOf = date => new Intl.DateTimeFormat([], { timeZoneName: "short" }).formatToParts(date)
          .find(part => part.type === "timeZoneName").value;
        const clockOf = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
        const dayOf = new Intl.DateTimeFormat([], { day: "numeric", month: "short" });
        const wholeOf = new Intl.DateTimeFormat([], { dateStyle: "full", timeStyle: "long", hourCycle: "h23" });

        function lengthOf(milliseconds) {
          const seconds = Math.floor(Math.abs(milliseconds) / 1000), minutes = Math.floor(seconds / 60);
          if (seconds < 120) return seconds + " s";
          if (minutes < 60) return minutes + " min";
          return minutes < 2880 ? Math.floor(minutes / 60) + " h " + minutes % 60 + " min"
            : Math.floor(minutes / 1440) + " days";
        }

        function showTimes(within = document, which = "time") {
          const now = Date.now(), today = new Date().toDateString();
          for (const element of within.querySelectorAll(which)) {
            const date = new Date(element.dateTime), distance = date - now;
            let text = (date.toDateString() === today ? "" : dayOf.format(date) + ", ") + clockOf.format(date);
            const due = element.closest(".due"), since = element.closest(".since");
            if (due) {
              due.classList.toggle("late", distance < 0);
              due.classList.toggle("soon", distance >= 0 && distance < 120000);
              const words = distance < 0 ? lengthOf(distance) + " late" : "in " + lengthOf(distance);
              text = due.classList.contains("short") ? words : words + " (" + text + ")";
            } else if (since) text = lengthOf(distance) + " ago (" + text + ")";
            if (element.textContent !== text) element.textContent = text;
            if (!element.title) element.title = wholeOf.format(date);
          }
          const zone = find("#zone");
          if (zone && !zone.textContent) zone.textContent = "Times in " + zoneOf(new Date());
        }
        """#
}
