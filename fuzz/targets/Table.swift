/// Every parser that reads what somebody else wrote.
let targets = [
    Target(name: "router", feed: feedRouter),
    Target(name: "times", feed: feedTimes),
    Target(name: "zones", feed: feedZones),
    Target(name: "calendars", feed: feedCalendars),
    Target(name: "settings", feed: feedSettings),
    Target(name: "stored-json", feed: feedStoredJSON),
    Target(name: "snapshots", feed: feedSnapshots),
    Target(name: "chat-json", feed: feedChatJSON),
    Target(name: "chat-text", feed: feedChatText),
    Target(name: "pagers", feed: feedPagers),
    Target(name: "web-bodies", feed: feedBodies),
    Target(name: "web-heads", feed: feedHeads),
    Target(name: "transcripts", feed: feedTranscripts),
    Target(name: "templates", feed: feedTemplates),
]
