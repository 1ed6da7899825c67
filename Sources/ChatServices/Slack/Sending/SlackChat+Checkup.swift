import Delivery
import HTTPClient
import Incidents

/// What the bot needs to be allowed, each with what it is for; the manifests in `deploy/slack` ask for the same.
enum SlackScopes {
    static let needed: [(scope: String, for: String)] = [
        ("app_mentions:read", "hearing @sitrep"), ("bookmarks:read", "linking the incident's page once"),
        ("bookmarks:write", "linking the incident's page"), ("channels:history", "hearing ! in public channels"),
        ("channels:join", "answering in public channels it is not in"),
        ("channels:manage", "opening an incident's channel"), ("channels:read", "finding a channel by its name"),
        ("chat:write", "posting"), ("chat:write.public", "posting in public channels it is not in"),
        ("commands", "/sitrep"), ("files:write", "very long answers"),
        ("groups:history", "hearing ! in private channels"), ("groups:read", "finding a private channel"),
        ("groups:write", "opening a private channel"), ("im:history", "hearing direct messages"),
        ("im:read", "knowing its direct messages"), ("mpim:history", "hearing group messages"),
        ("mpim:read", "knowing its group messages"), ("pins:write", "pinning the opening message"),
        ("reactions:read", "the timeline by reaction"), ("usergroups:read", "the names of user groups"),
        ("users:read", "the names of people"), ("users:read.email", "finding people by e-mail address"),
    ]
}

extension SlackChat {
    private static let place = "https://api.slack.com/apps → the app → OAuth & Permissions"

    package func checkup(postingTo room: RoomRef?) async -> [Finding] {
        var found: [Finding] = []
        do throws(SlackFailure) {
            let (answer, response) = try await api.exchange("auth.test", timeout: .seconds(10))
            let workspace = answer["team"].string ?? "?"
            found.append(Finding("the bot token is good (\(answer["user"].string ?? "?") in \(workspace))"))
            found.append(scopes(response))
            found.append(skew(response))
        } catch {
            found.append(Finding("the bot token is good", trouble: error.delivery("ask who the bot is").sentence))
            return found + [await entrance()]
        }
        found.append(await entrance())
        if !options.peopleByEmail.isEmpty {
            let pass = await SlackPeople(chat: self).ask(options.peopleByEmail)
            found.append(Finding("everybody who is configured by address has an account", trouble: unknown(pass)))
        }
        if let room { found.append(await test(room)) }
        return found
    }

    private func scopes(_ response: HTTPResponse) -> Finding {
        guard let header = response.header("X-OAuth-Scopes") else {
            return Finding("the app's scopes", trouble: "Slack does not say which it has; is api_base Slack's?")
        }
        let has = Set(header.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
        let missing = SlackScopes.needed.filter { !has.contains($0.scope) }
        guard !missing.isEmpty else { return Finding("all \(SlackScopes.needed.count) scopes are there") }
        let names = missing.map { "\($0.scope) (\($0.for))" }.joined(separator: ", ")
        return Finding(
            "the app's scopes",
            trouble: "missing: \(names). Add under \(Self.place) → Bot Token Scopes, then install the app again")
    }

    /// Slack takes no signature that is older than five minutes by its clock, and neither do we by ours.
    private func skew(_ response: HTTPResponse) -> Finding {
        guard let theirs = response.header("Date").flatMap({ HTTPDate.instant($0) }) else {
            return Finding("the clock", trouble: "Slack's answer has no date to compare with")
        }
        let seconds = abs((now() - theirs).milliseconds) / 1000
        guard seconds > 60 else { return Finding("the clock agrees with Slack's") }
        return Finding(
            "the clock",
            trouble: "it differs from Slack's by \(seconds) s, and signatures older than 300 s are refused; "
                + "let chrony or systemd-timesyncd set it")
    }

    private func entrance() async -> Finding {
        switch way {
        case .socket(let token, _):
            do throws(SlackFailure) {
                _ = try await api.call("apps.connections.open", token: token)
                return Finding("the app token opens Socket Mode")
            } catch {
                return Finding(
                    "the app token opens Socket Mode",
                    trouble: "\(error.delivery("open a connection").sentence). It is made under Basic Information → "
                        + "App-Level Tokens, with the scope connections:write, and Socket Mode must be on")
            }
        case .http(let secret):
            let what = "the signing secret"
            guard let value = try? secret() else { return Finding(what, trouble: "it cannot be read") }
            let isGood = value.utf8.count == 32 && value.allSatisfy { $0.isHexDigit && $0.isASCII }
            return Finding(
                "\(what) has the right shape",
                trouble: isGood
                    ? nil
                    : "it is 32 hexadecimal digits: Basic Information → App Credentials → Signing Secret, not a token")
        }
    }

    private func test(_ room: RoomRef) async -> Finding {
        let what = "a test message in \(room.room)"
        let message = Message("Sitrep's doctor was here: posting works. Type \(code: "!help") to see what else does.")
        do throws(DeliveryFailure) {
            _ = try await post(
                Posting(key: "doctor/\(now().milliseconds)", room: room, message: message, createdAt: now()))
            return Finding(what)
        } catch {
            return Finding(what, trouble: error.sentence)
        }
    }
}

/// `Sat, 21 Nov 2026 04:30:00 GMT`
enum HTTPDate {
    static func instant(_ text: String) -> Instant? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ":" })
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 8, let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])),
            let year = Int(parts[3]), let hour = Int(parts[4]), let minute = Int(parts[5]), let second = Int(parts[6]),
            parts[7] == "GMT", (1970...9999).contains(year), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let civil = CivilTime(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        return ZoneRules.utc.instant(civil)
    }
}
