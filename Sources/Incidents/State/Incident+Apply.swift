extension Incident {
    /// Folds one event in. It never refuses, never reads policy, clock or zone: the event carries what was resolved.
    package mutating func apply(_ event: Event) {
        lastSeq = event.seq
        lastAt = max(lastAt, event.at)
        drill?.note(event)
        defer {
            switch event.fact {
            case .fired(let fired): justFired = fired
            // A rebuild does not even read these.
            case .observed, .stalking, .undelivered, .policyChanged: break
            default: justFired = nil
            }
        }
        let anchor = Anchor(at: event.at, seq: event.seq)
        noteOnWatch(event)
        switch event.fact {
        case .declared: break  // made by init
        case .drillStarted: break  // see DrillRun
        case .severitySet(let set):
            severity = set.severity
            severitySince = event.at
            updateClock = anchor
            nextUpdateDue = nil
            if set.tellsExecutives == true { executivesTold = true }
            scribe.noteSeverity(set.severity, set.from, at: event.at)
        case .titled(let words): title = words.text
        case .impactSet(let words): fields.impact = words.text
        case .causeSet(let words):
            cause = words.text
            lastProgress = anchor
        case .startSet(let set): startedAt = set.start
        case .phaseMoved(let move): apply(move, anchor)
        case .merged(let merge): mergedInto = merge.into
        case .roleGiven(let given): apply(given, at: event.at)
        case .updated(let update):
            fields = update.fields.over(fields)
            updateCount += 1
            lastUpdate = anchor
            updateClock = anchor
            nextUpdateDue = update.nextDue
            snoozedUntil = nil
            if update.isProgress { lastProgress = anchor }
        case .updateScheduled(let schedule):
            nextUpdateDue = schedule.due
            updateClock = anchor
            snoozedUntil = nil
        case .snoozed(let snooze):
            snoozedUntil = snooze.until
            snoozedAt = event.at
        case .noted: if let by = event.by, by == commander { scribe.noteFinding(at: event.at) }
        case .decided:
            decisionCount += 1
            lastProgress = anchor
        case .marked(let marked):
            guard let by = event.by else { return }
            marks.append(Mark(message: marked.message, seq: event.seq, by: by))
        case .unmarked(let unmarked): marks.removeAll { $0.message == unmarked.message && $0.by == event.by }
        case .todoNoted(let todo): todos.append(todo)
        case .taskAdded(let task):
            tasks.append(
                TaskItem(
                    number: task.number, text: task.text, owner: task.owner, due: task.due,
                    dueSince: task.due.map { _ in event.seq }, dueSetAt: task.due.map { _ in event.at }))
        case .taskExtended(let extended): apply(extended, anchor)
        case .taskDone(let done):
            if let index = tasks.firstIndex(where: { $0.number == done.number }) { tasks[index].doneAt = event.at }
            lastProgress = anchor
        case .ticked(let ticked): scribe.tick(ticked, by: event.by, at: event.at)
        case .unticked(let ticked): scribe.untick(ticked)
        case .streamOpened(let opened): scribe.apply(opened, at: event.at)
        case .streamMilestone(let milestone):
            scribe.apply(milestone, at: event.at)
            lastProgress = anchor
        case .streamLed(let led): scribe.apply(led)
        case .streamClosed(let closed): scribe.apply(closed, at: event.at)
        case .syncPlanned(let planned): scribe.apply(planned, anchor)
        case .syncHeld(let held): scribe.apply(held.next, anchor)
        case .syncCancelled: scribe.endSyncs()
        case .severityDoubted(let doubted): scribe.noteSeverity(doubted.severity, at: event.at)
        case .pointedOut(let pointed): scribe.apply(pointed, at: event.at)
        case .paged(let paged):
            // Its board stands by itself.
            let isApart = event.from == turnedPrivateBy || isHushed && paged.reason == codename
            let asked = isApart ? nil : event.from
            var page = Page(seq: event.seq, at: event.at, paged: paged, asked: asked)
            if justFired?.rule == paged.rule { page.said = justFired }
            pages.append(page)
        case .pageAnswered(let answer): apply(answer, at: event.at)
        case .acknowledged(let acknowledged): apply(acknowledged, at: event.at)
        case .pageNews(let news): apply(news)
        case .fired(let fired):
            apply(fired, event)
            if fired.rule == .executiveSummary { executivesTold = true }
            scribe.beginSync(fired, anchor)
        case .roomLinked(let link):
            if !rooms.contains(where: { $0.room == link.room }) { rooms.append(link) }
            scribe.apply(link)
        case .failedOver(let failedOver): apply(failedOver, at: event.at)
        case .chatReturned(let returned): apply(returned, at: event.at)
        case .roomLost(let lost): apply(lost, at: event.at)
        case .mirrorSet(let set): mirrorAsked = set.isOn
        case .audienceSet(let set): apply(set, from: event.from)
        case .securityRaised(let raised): codename = raised.codename
        case .dataLost(let lost): dataLoss = DataLoss(since: anchor, what: lost.what)
        case .vendorNoted(let noted): apply(noted, at: event.at)
        case .timerSet(let set): watch.add(set, event)
        case .timerCancelled(let cancelled): watch.timers.removeAll { $0.number == cancelled.number }
        case .rollCallOpened(let opened): watch.rollCall = RollCall(opened, event)
        case .present(let present): apply(present, event)
        case .swoopAsked(let asked): watch.swoop = asked.person
        case .swoopDeclined: watch.swoop = nil
        case .spoken: break  // noted on the watch
        // The desk's, or for the timeline alone.
        case .clockSetBack(let set): setBack(by: set.by, at: event.at)
        case .stalking, .observed, .undelivered, .policyChanged, .stoodIn, .standInsEnded, .erased: break
        }
    }

    private mutating func apply(_ move: PhaseMoved, _ anchor: Anchor) {
        let wasOver = !move.from.isActive
        phase = move.to
        phaseSince = anchor
        phaseWords = move.text
        fields = fields.after(move.from, move.to)
        lastProgress = anchor
        if !move.to.isActive { scribe.endSyncs() }
        if move.to.isActive {
            // The room has just heard a word: the update clock runs from here.
            updateClock = anchor
            nextUpdateDue = nil
            snoozedUntil = nil
        }
        switch move.to {
        case .investigating, .identified:
            mitigatedAt = nil
            mitigation = nil
            resolvedAt = nil
            closedAt = nil
            mergedInto = nil
            // Reopened: the ladder and the update clock start again, so that nobody is told at once of an old hour.
            guard wasOver || move.from == .monitoring else { return }
            ladder = anchor
            lastUpdate = anchor
        case .monitoring:
            mitigatedAt = anchor.at
            mitigation = move.text
            resolvedAt = nil
            closedAt = nil
        case .resolved:
            mitigatedAt = mitigatedAt ?? anchor.at
            resolvedAt = anchor.at
        case .closed, .cancelled, .merged:
            closedAt = anchor.at
        }
    }

    private mutating func apply(_ given: RoleGiven, at instant: Instant) {
        // Experts are many; each other role has one holder.
        if given.role == .expert {
            roles.removeAll { $0.role == .expert && ($0.person == given.person || $0.person == given.previous) }
        } else {
            roles.removeAll { $0.role == given.role }
        }
        if let person = given.person { roles.append(RoleHolder(role: given.role, person: person, since: instant)) }
    }

    private mutating func apply(_ answer: PageAnswered, at instant: Instant) {
        guard let index = pages.firstIndex(where: { $0.seq == answer.page }) else { return }
        let known = pages[index].answers.first { $0.way == answer.way && $0.person == answer.person }
        pages[index].answers.removeAll { $0.way == answer.way && $0.person == answer.person }
        pages[index].answers.append(
            Page.Answer(
                person: answer.person, way: answer.way, outcome: answer.outcome, detail: answer.detail, at: instant,
                url: answer.url ?? known?.url, isReported: answer.isReported))
    }

    private mutating func apply(_ acknowledged: Acknowledged, at instant: Instant) {
        let isTrainee = acknowledged.isTrainee == true
        if !isTrainee { acknowledgedAt = acknowledgedAt ?? instant }
        for index in pages.indices where acknowledged.pages.contains(pages[index].seq) {
            let known = pages[index].acknowledgements.firstIndex { $0.person == acknowledged.person }
            if let known {
                // Whoever learns and then takes command answers after all.
                guard !isTrainee, pages[index].acknowledgements[known].endsNothing == true else { continue }
                pages[index].acknowledgements.remove(at: known)
            }
            pages[index].acknowledgements.append(
                Page.Acknowledgement(
                    person: acknowledged.person, at: instant, via: acknowledged.via,
                    endsNothing: isTrainee ? true : nil))
        }
    }

    private mutating func apply(_ news: PageNews) {
        guard let index = pages.firstIndex(where: { $0.seq == news.page }) else { return }
        pages[index].lastWords[news.pager] = max(news.said, pages[index].lastWords[news.pager] ?? .distantPast)
        guard news.kind == .unacknowledged else { return }
        // What somebody said here holds, whatever the service's own clock does.
        pages[index].acknowledgements.removeAll {
            $0.via == news.pager && (news.person == nil || $0.person == news.person)
        }
    }

    private mutating func apply(_ mark: Fired, _ event: Event) {
        if endsByCalling(mark) { return }
        // What went along before its time counts from its time.
        let told = max(event.at, mark.due)
        if let index = fired.firstIndex(where: { $0.rule == mark.rule && $0.since == mark.since }) {
            fired[index].ordinal = max(fired[index].ordinal, mark.ordinal)
            fired[index].lastAt = told
            if fired[index].isUnsaid == true, mark.saidWith == nil {
                fired[index].isUnsaid = nil
                fired[index].firstSeq = event.seq
            }
            fired[index].lastSeq = event.seq
            return
        }
        // A rule with one anchor forgets its earlier ones; pages each keep their own.
        if mark.rule != .noAcknowledgement, mark.rule != .nextWay { fired.removeAll { $0.rule == mark.rule } }
        fired.append(
            FiredMark(
                rule: mark.rule, since: mark.since, ordinal: mark.ordinal, firstSeq: event.seq, lastAt: told,
                lastSeq: event.seq, isUnsaid: mark.saidWith == nil ? nil : true))
    }

    package func mark(of rule: Rule, since seq: Int) -> FiredMark? {
        fired.first { $0.rule == rule && $0.since == seq }
    }
}
