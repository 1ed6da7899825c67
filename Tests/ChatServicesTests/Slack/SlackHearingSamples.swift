@testable import ChatServices

/// Payloads as Slack documents their fields.
enum SlackSample {
    static func envelope(_ event: JSONValue) -> JSONValue {
        [
            "token": "XXYYZZ", "team_id": "T1", "context_team_id": "T1", "context_enterprise_id": .null,
            "api_app_id": "A1", "event": event, "type": "event_callback", "event_id": "Ev0PV52K25",
            "event_time": .int(1_763_692_745), "is_ext_shared_channel": false,
            "authorizations": [
                [
                    "enterprise_id": .null, "team_id": "T1", "user_id": "UBOT", "is_bot": true,
                    "is_enterprise_install": false,
                ]
            ],
            "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ",
        ]
    }

    static func message(_ text: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
        let plain: JSONValue = [
            "type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "text": .string(text),
            "ts": "1763692745.000200", "event_ts": "1763692745.000200", "team": "T1",
            "client_msg_id": "8e7a3ac1-5a4d-4b8a-9a59-3a1a6f1f8a11",
            "blocks": [rich([["type": "text", "text": .string(text)]])],
        ]
        return envelope(plain.with(more))
    }

    static func mention(_ text: String) -> JSONValue {
        envelope([
            "type": "app_mention", "channel": "C1", "user": "U1", "text": .string(text), "ts": "1763692745.000200",
            "event_ts": "1763692745.000200", "team": "T1",
        ])
    }

    static func rich(_ elements: JSONValue) -> JSONValue {
        [
            "type": "rich_text", "block_id": "b1",
            "elements": [["type": "rich_text_section", "elements": elements]],
        ]
    }

    static func reaction(_ emoji: String, type: String = "reaction_added", user: String = "U2") -> JSONValue {
        envelope([
            "type": .string(type), "user": .string(user), "reaction": .string(emoji), "item_user": "U1",
            "item": ["type": "message", "channel": "C1", "ts": "1763692745.000200"], "event_ts": "1763692749.000100",
        ])
    }

    static func command(_ text: String) -> JSONValue {
        [
            "token": "gIkuvaNzQIHg97ATvDxqgjtO", "team_id": "T1", "team_domain": "example", "enterprise_id": "E1",
            "enterprise_name": "Example", "channel_id": "C1", "channel_name": "ops", "user_id": "U1",
            "user_name": "ana", "command": "/sitrep", "text": .string(text), "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": "https://hooks.slack.com/commands/T1/123/abc",
            "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        ]
    }

    static func press(_ value: String, action: String = "sitrep:0") -> JSONValue {
        [
            "type": "block_actions", "api_app_id": "A1", "token": "t", "team": ["id": "T1", "domain": "example"],
            "user": ["id": "U1", "username": "ana", "name": "ana", "team_id": "T1"], "enterprise": .null,
            "is_enterprise_install": false, "channel": ["id": "C1", "name": "ops"],
            "container": [
                "type": "message", "message_ts": "1763692700.000100", "channel_id": "C1", "is_ephemeral": false,
                "thread_ts": "1763692600.000100",
            ],
            "message": [
                "type": "message", "user": "UBOT", "bot_id": "BBOT", "ts": "1763692700.000100", "text": "INC-3",
                "thread_ts": "1763692600.000100", "blocks": [],
            ],
            "trigger_id": "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
            "response_url": "https://hooks.slack.com/actions/T1/123/abc", "state": ["values": [:]],
            "actions": [
                [
                    "type": "button", "action_id": .string(action), "block_id": "b", "value": .string(value),
                    "text": ["type": "plain_text", "text": "Take command"], "action_ts": "1763692749.626585",
                ]
            ],
        ]
    }

    static func value(_ text: String) -> JSONValue { ["value": ["type": "plain_text_input", "value": .string(text)]] }
    static func choice(_ text: String) -> JSONValue {
        [
            "value": [
                "type": "static_select",
                "selected_option": ["text": ["type": "plain_text", "text": .string(text)], "value": .string(text)],
            ]
        ]
    }

    static func submission(
        _ callback: String, _ values: JSONValue, metadata: String = #"{"room":"C1","thread":"1763692600.000100"}"#
    ) -> JSONValue {
        [
            "type": "view_submission", "team": ["id": "T1", "domain": "example"], "user": ["id": "U1", "name": "ana"],
            "api_app_id": "A1", "token": "t", "trigger_id": "1.2.3", "response_urls": [],
            "view": [
                "id": "VNHU13V36", "team_id": "T1", "type": "modal", "callback_id": .string(callback),
                "private_metadata": .string(metadata), "hash": "156772938.1827394", "blocks": [],
                "state": ["values": values],
            ],
        ]
    }

    static func shortcut(_ type: String, callback: String = "sitrep_declare") -> JSONValue {
        [
            "type": .string(type), "token": "t", "action_ts": "1763692749.626585", "team": ["id": "T1"],
            "user": ["id": "U1", "username": "ana"], "callback_id": .string(callback), "trigger_id": "9.9.abc",
            "channel": type == "message_action" ? ["id": "C1", "name": "ops"] : .null,
            "message_ts": "1763692700.000100",
            "message": ["type": "message", "user": "U2", "ts": "1763692700.000100", "text": "it is down"],
        ]
    }

    /// One of each kind that does something.
    static let all: [(SlackPayloadKind, JSONValue)] = [
        (.event, message("<@UBOT> !status <@U2|ben> <https://x.test|x>")),
        (
            .event,
            message("", ["blocks": [rich([["type": "user", "user_id": "U2"]])], "thread_ts": "1763692600.000100"])
        ),
        (.event, message("!status", ["subtype": "thread_broadcast", "root": ["ts": "1763692600.000100"]])),
        (.event, mention("<@UBOT> status")),
        (.event, reaction("pushpin::skin-tone-2")),
        (.event, reaction("pushpin", type: "reaction_removed")),
        (.event, envelope(["type": "channel_id_changed", "old_channel_id": "G1", "new_channel_id": "C9"])),
        (
            .event,
            [
                "type": "app_rate_limited", "token": "t", "team_id": "T1", "minute_rate_limited": .int(1),
                "api_app_id": "A1",
            ]
        ),
        (.command, command("status")),
        (.command, command("declare")),
        (.interaction, press("ic me INC-3")),
        (.interaction, press(":update INC-3")),
        (.interaction, submission("sitrep:declare", ["title": value("down"), "severity": choice("P1")])),
        (.interaction, submission("sitrep:update", ["status": value("db restarted"), "eta": value("20")])),
        (.interaction, shortcut("shortcut")),
        (.interaction, shortcut("message_action")),
        (.interaction, ["type": "view_closed", "user": ["id": "U1"], "view": ["id": "V1"], "is_cleared": false]),
    ]
}
