// Written by scripts/sentences from the code: do not edit.

/// Every sentence that a team may say in its own words, a line each: the sentence with numbered gaps, a tab,
/// and what fills them (`-`: it has none).
package enum SentenceCatalogue {
    package static let text = #"""
         (by {1})	text
         (call {1})	text
         (no pager reaches them)	-
         Nobody was paged for this: {1}	command
         PIN {1}	pin
         and no progress for {1}	spoken
         everybody on call (all hands) for {1} at {2}:	headline clockWithSeconds
         for {1}	called
         for {1} at {2}:	headline clockWithSeconds
         from {1} to {2}.	dateAndClock dateAndClock
         instead of {1}	name
         is {1} of {2}	spoken schedule
         tel. {1}	number
         the incident commanders for {1} at {2}:	headline clockWithSeconds
         whether it is resolved	-
         {1} for {2} at {3}:	line headline clockWithSeconds
         – nobody	-
         – overdue	-
        ) unless there is {1}	rawValue
        , because nobody had answered	-
        , for {1}	headline
        , no telephone number	-
        , then 	-
        , then each {1}	spoken
        , until {1}	moment
        , with 1 message	-
        , with 500 messages or more	-
        , with {1} messages	written
        . IC: 	-
        . Nobody has been paged yet.	-
        . Room: {1}.	room
        1 incident	-
        1 page	-
        1 person	-
        2 hours	-
        : no progress on {1} for {2}. 	headline spoken
        : {1} has been open for {2} without {3}	headline spoken condition
        : {1} has been open for {2} without {3}. 	headline spoken condition
        ; not by {1}{2}	pager map
        ; quiet {1} to {2} but for {3}	minutes minutes severityWords
        ; then {1} at {2}	map clockWithSeconds
        ; {1} reminders in one	folded
        A clock time is the last one that has passed, in the configured zone.	-
        A duration is at most {1} days. Write {2}.	days write
        A duration must be longer than zero. Write {1}.	write
        A name	-
        A severity	-
        Add to it: {1} or {2}	command command
        All commands work here: {1}, {2}, {3}	command command command
        All shifts of yours: {1}. To take it back: {2}	command command
        Also: {1}	codes
        Another length of time: {1}	command
        Answer: {1}	command
        As {1} said {2} ago	source spoken
        At {1} I spoke because of the rule {2}: 	moment rawValue
        Bridge: {1}	bridge
        Calendars need a public address: set server.public_url in the configuration. Your shifts: {1}	command
        Cause of {1}: {2}	id text
        Commanding here: {1}	name
        Customer communication: {1}	text
        Days are whole ones: `2026-12-24..26` ends at the end of the 26th, on the wall of the schedule.	-
        Decision in {1}: {2}	id text
        Escalation to 	-
        Fields: `status:` `impact:` `theory:` `last:` `next:` `by:` `eta:`, on one line or on several; words without a 	-
        First: {1}, {2}, {3}	command command command
        For afterwards:	-
        For example:	-
        For example: {1}, {2}	command command
        From {1} on {2} went on in {3}	moment id place
        I CANNOT CHECK	-
        I CANNOT SEE THE SYSTEMS	-
        I am not watching for this room. To start: {1}.	command
        I cannot reach {1}	chat
        I could not keep that, so nothing was done: {1} Type it again in a moment; if it fails again, call the incident commander by telephone.	why
        I could not reach this chat for a while.	-
        I count 1 to {1} weeks. Write {2}.	most text
        I do not know who is asking. Name the person: {1}.	command
        I do not know {1} here. Write {2} or 	shortened text
        I do not know {1} here. Write {2} or {3}.	shortened text text
        I do not know {1}. Did you mean {2}?	shortened choice
        I do not know {1}. There is {2}.	shortened choice
        I do not know {1}. Try {2}.	shortened text
        I do not read {1} as a duration. Write {2}, or {3}, 	shortened write text
        I do not read {1} as a time. Write {2}, 	shortened text
        I do not read “{1}” as a time. 	text
        I have no way to invite 	-
        I have said nothing by myself about {1} yet. What is to come: {2}	id command
        I know no {1}. {2} lists the open ones.	id command
        I know nobody called “{1}”. Did you mean {2}?	text joined
        I know nobody called “{1}”. Mention them with an @, or add them to people in the configuration.	text
        I read one severity: {1}. Reasons go into {2}.	text text
        I read the monitors every {1} and speak only when something changes.	every
        I read the monitors every {1} and tell each reading here.	every
        I show 1 to {1} entries. Write {2}.	most text
        I watch the monitors no longer for this room. To start again: {1}	command
        IC {1}	name
        If so: {1}. If not: {2}	command command
        Impact of {1}: {2}	id text
        In your calendar: {1}. Away? {2}	command command
        Is that certain? {1}	command
        It counts from {1}: {2}	moment text
        It goes on to the next.	-
        It goes on to {1}.	text
        It is {1}	spoken
        It is {1}, IC: 	spoken
        It was due at {1}. Policy {2}. What is to come: {3}	moment String command
        May be used by {1}.	whoMayUse
        Mitigated is not resolved: customers are well again, the cause may still be there.	-
        More than {1} incidents a week are too many to follow up: share the shifts, or mend the cause.	most
        Name somebody with a mention, or as the only word; more words without a mention are the reason.	-
        Next update: {1}	moment
        Next, at {1}: 	clockWithSeconds
        Next: {1}	codes
        No incident is open. To declare one: {1}	command
        No on-call lines are configured. Add on_call to the configuration.	-
        No page here is waiting for an acknowledgement. To take command: {1}.	command
        No progress for a while: 	-
        No reminder for an update on {1} before {2}. The escalations go on.	id clock
        No schedules are configured, so there are no shifts. Who is on call: {1}	command
        No teams have somebody on call. Add them to on_call in the configuration.	-
        Nobody has a role in {1} yet. To take command: {2}	id command
        Nobody has acknowledged the page	-
        Nobody has been paged for {1}. To page: {2}	id command
        Nobody is on call for {1}, so nobody was paged. {2} reaches the incident commanders.	line command
        Nobody is on call: nobody was paged. Call somebody now.	-
        Nobody is {1} of {2} now.	name id
        Nobody is {1}. To take it: {2}.	name command
        Nobody was on call or paged from {1} to now. For longer: {2}	moment command
        Not delivered	-
        Noted for {1}: {2}	id text
        Nothing follows by itself any more	-
        Nothing is pending for {1}: it is {2}.	id spoken
        Nothing is waiting: every page is answered.	-
        Of which schedule? {1}. For example: {2}	joined command
        On call as incident commander:	-
        On call at {1}:	moment
        On call for the teams:	-
        On call now:	-
        On-call load since {1}:	moment
        One command in full: {1}	text
        One task at a time: {1}.	text
        Open: {1}. {2} tells more	joined command
        Opened at 	-
        Page {1}	count
        Paged again	-
        Paged at {1}:	clockWithSeconds
        Paged? Answer {1}. To take command: {2}	command command
        Pages for {1}:	headline
        Pages the incident commanders on call, all at once; or one person, a team, or everybody. Never hesitate.	-
        Pending for {1}:	headline
        Post it: {1}. Not now: {2}	command command
        Post the update	-
        Progress is told with {1}, the end of the harm with {2}	command command
        Reminders are snoozed until {1}.	clock
        Roles in {1}:	id
        Roles: `ic`, `deputy`, `ops`, `comms`, `scribe`, `customer liaison`, `internal liaison`, `expert`.	-
        Roles: {1}	joined
        SYSTEMS: I CANNOT SEE THEM	-
        Shifts of {1}:	name
        Shows how incidents, pages and nights were shared out (4 weeks); more than two incidents a week is flagged.	-
        Snooze 10 min	-
        Special cases:	-
        State: {1}	spoken
        Systems: {1} ({2} checked: {3})	text count map
        TODO {1} of {2}: {3}	number id text
        TODO {1}: {2}	number text
        Take command	-
        Take command: {1}	command
        Take command: {1}. Then {2}. All commands: {3}	command command command
        Taken back:	-
        Task {1}	number
        Task {1} is done already. {2} lists the open ones.	number command
        Task {1} of {2} is done.	number id
        Task {1}: {2}	number text
        Tasks of {1}:	id
        Thank you all. When the follow-ups are noted: {1}	command
        That is longer than {1}. For so long the schedule itself is to be changed, in the configuration.	spoken
        That time is over. Name one that is to come, for example {1}	command
        The acknowledgement was taken back	-
        The end is told with {1}	command
        The impact of {1} is not said yet: {2}	id command
        The next update on {1} is due at {2}, in {3}.	id moment spoken
        The owner is a mention, first or last; the time-box is `in`, `for` or `within` and a duration.	-
        The record of {1} ends here: {2}. Whoever keeps this line can show that nothing was cut off.	id head
        The rooms of {1} are no longer joined: each shows only what is said in it. To join them: {2}	id command
        The severity stands first or last, as `P1` or `SEV-1`. In doubt, the higher one.	-
        There is no day {1}. 	day
        There is no incident commander: {1}	command
        There is no incident in this room. To declare one: {1}.	command
        There is no role “{1}”. Roles: ic, deputy, ops, comms, scribe, customer, internal, expert. For example: {2}.	text command
        There is no severity “{1}”, so nothing was done. Known: {2}. Type it again with one of these; in doubt, the higher one.	text joined
        There is no task {1}. Open: {2}. For example: {3}.	number map command
        There is no task {1}. To add one: {2}.	number command
        There is no team or schedule “{1}”, and none is configured.	text
        There is no team or schedule “{1}”. Known: {2}. All of them: {3}	text joined command
        These people were paged {1} ago for {2}: nobody is paged twice.	spoken headline
        This comes {1} late, it was due at {2}{3}.	spoken moment folded
        This pages {1}: everybody who is on call for any team	count
        This room belongs to no incident. Open: {1}. Put its name after the command, for example {2}, or declare one: {3}.	joined command command
        This step was already past when the configuration changed, so it is told now.	-
        This was typed {1} ago, before I could read it, so I have paged nobody. Still needed? Type it again.	spoken
        Timeline of {1}, last {2}:	headline count
        To answer: {1}. To page somebody else: {2}	command command
        To change it: {1}	command
        To do it: {1}	command
        To page one team: {1}. All of them: {2}	command command
        To page them all: {1}	command
        To page: {1}	command
        To stop: {1}	command
        To take command: {1}	command
        To take command: {1}. For the next time: add on_call to the configuration	command
        To take command: {1}. The severity can change: {2}	command command
        Told now: 	-
        Trouble? {1} or {2}	text text
        Until when? For example: {1}, {2}, or days: {3}	command command command
        Update on {1} by {2}: {3}	headline name record
        Watch it for {1}, then {2}. If it comes back: {3}	spoken command command
        What is said here is shown there from now on, and the other way round. To end that: {1}	command
        What is said in one room of {1} is shown in its others. To end that: {2}	id command
        What is said there is shown here from now on, and the other way round. To end that: {1}	command
        What is wrong? For example: {1}.	command
        When it is done: {1}	command
        When one is done: {1}	command
        When the harm has stopped: {1}	command
        Where it stands now: {1}	command
        Where the room has no incident, one is declared with the reason as its title.	-
        Which incident? Here belong {1}. Put its name after the command, for example {2}.	joined command
        Which into which? Write {1}, and INC-3 ends.	text
        While I could not reach this chat	-
        Who commands? {1}.	command
        Why: {1}	reason
        Write {1}.	first
        You are incident commander. Name somebody else: {1}.	command
        You cannot stand in for yourself. Name somebody else: {1}	command
        You have arranged nothing that is still to come. Your shifts: {1}	command
        You have no shift from {1} to {2}, so nothing was changed. Yours: {3}	dateAndClock dateAndClock command
        Your own shifts: {1}. To page: {2}	command command
        Your shifts, for your own calendar (subscribe to this address; it is for you alone):	-
        `!ic page responders` is all hands: it tells how many people that is, and pages them when you say `yes`.	-
        `--drill` and `--test` mark everything that is said about it.	-
        `eta: 20m` says when the next update comes.	-
        a duration	-
        a time	-
        a title that says what is wrong	-
        accepted by {1} {2}, 	pagers clockWithSeconds
        acknowledged {1} later{2}	spoken by
        acknowledged {1}, {2} later{3}	clockWithSeconds later by
        an update is due every {1}, warned {2} before.	map spoken
        an update on {1} is due at {2}.	headline clock
        an update was due {1} before; repeated each {2}.	spoken spoken
        by name	-
        by whom	-
        call {1}	text
        could not be paged{1}, and no telephone number is configured	why
        could not be paged{1}: {2}	why text
        current hypothesis	-
        current theory	-
        customer impact	-
        delivered by {1} {2}, 	pager clockWithSeconds
        eta to next update	-
        eta to update	-
        eta: {1}	text
        everybody here	-
        executive summary	-
        executives hear every {1}.	map
        failed ({1}): call the people above	detail
        field are the status.	-
        ic page	-
        ic page responders yes	-
        ic page responders yes {1}	id
        ic page {1}	text
        in {1}	spoken
        incident commander	-
        incident commanders	-
        incident update	-
        internal update	-
        is done	-
        it cannot be read now	-
        merge INC-1	-
        merge INC-2	-
        next actions	-
        next step	-
        next steps	-
        no IC	-
        no answer needed any more	-
        no answer yet	-
        no changed update, decision, finished task or phase for {1}.	map
        no commander: page the incident commanders again	-
        no incident commander	-
        no incident commander {1} after the declaration.	spoken
        no progress: tell {1} (	escalateToName
        no reason given	-
        no telephone number is configured	-
        nobody has acknowledged the page for {1}. 	headline
        nobody was paged	-
        nobody yet	-
        nobody yet – take it: {1}	command
        none configured	-
        not in the configuration	-
        not now	-
        not paged, because this is no real incident	-
        not read yet	-
        nothing is asked of you	-
        on or off	-
        on to 	-
        open again	-
        page not acknowledged: on to 	-
        paged by	-
        quiet hours until {1}, so only by quiet ways; 	clock
        reached nobody	-
        sending by {1}…	map
        something to do	-
        team lead	-
        tell the VP (	-
        tell the list of the severity	-
        tell where it goes on	-
        tell {1} (	escalateToName
        the bot	-
        the chat could not be reached for {1}.	spoken
        the incident that goes on	-
        the next	-
        the next on the escalation	-
        the next way	-
        the page for {1} has {2}. 	headline text
        the page was not acknowledged in time.	-
        the page was not acknowledged, so the next way of each person's own rule was taken.	-
        the person to look up	-
        the person who stands in	-
        the person who takes over	-
        the room	-
        the severity names who is told at the start.	-
        the task's number	-
        the time	-
        the time, for example {1}	text
        the update on {1} is {2} since {3} ({4}).	headline text moment spoken
        through the shared line below	-
        type {1}ack in the room	prefix
        update due soon, to 	-
        update overdue, to 	-
        why you	-
        {1} (nobody is configured under that name)	role
        {1} (shared line {2}, whoever is on call there): 	pager address
        {1} ({2} to {3}):	text clock moment
        {1} ({2}): {3} to {4}	schedule spoken dateAndClock dateAndClock
        {1} acknowledged the page for {2}.	name id
        {1} after mitigation it is asked whether it is resolved.	spoken
        {1} after {2}	pagers spoken
        {1} at {2}{3}: the page for {4} waits again.	text pager map headline
        {1} began at {2}, {3} ago.	id moment spoken
        {1} by {2}	name map
        {1} can be reached again.	chat
        {1} can be reached again. What waited is being said now.	chat
        {1} cannot be merged into itself.	first
        {1} cannot be merged into itself. Name the other one: {2}.	id command
        {1} cannot be reached	chat
        {1} could not be told of {2} by {3} ({4}): 	name headline pager detail
        {1} earlier ones are left out; {2} has them all.	count command
        {1} earlier ones: {2}	count command
        {1} escalates after {2}.	label map
        {1} has at most {2} characters, and this one has {3}. Please shorten it.	what limit count
        {1} has been mitigated for {2}. Are the metrics clean, the monitors green and no new reports in?	headline spoken
        {1} has had {2} for {3}, and nobody is on call to be paged. Call somebody by telephone.	headline text spoken
        {1} has had {2} for {3}. Everyone on the list is paged again.	headline text spoken
        {1} has no room at this chat, because it could not be opened. It goes on in the bot's own room: 	headline
        {1} has no tasks. To add one: {2}	id command
        {1} has not been read yet	source
        {1} has one room, so there is nothing to show elsewhere.	id
        {1} incidents	incidents
        {1} incidents in the week from {2}	incidents civil
        {1} is called “{2}”.	id title
        {1} is closed already. Nothing was changed.	id
        {1} is declared. Go to {2}.	headline room
        {1} is mitigated already. To note the cause: {2}. If the trouble is back: {3}.	id command command
        {1} is no incident. Write {2}.	shortened text
        {1} is no task's number. Write {2}; {3} lists them.	shortened text text
        {1} is not yet. When did it begin? For example: {2}.	dateAndClock command
        {1} is now called “{2}”.	id text
        {1} is now {2} (was {3}).	id label label
        {1} is open (investigating): there is nothing to reopen.	id
        {1} is resolved. If the trouble is back: {2}.	id command
        {1} is still incident commander.	mention
        {1} is the same trouble and goes on here, in {2}.	headline id
        {1} is {2}	headline text
        {1} is {2} already.	id label
        {1} is {2} already. Nothing was changed.	id spoken
        {1} is {2} into {3}, and goes on there.	headline text into
        {1} is {2} into {3}. Go on there: {4}.	id spoken into command
        {1} is {2} of {3} now, taking over from {4}.	called name id name
        {1} is {2} of {3}.	called name id
        {1} is {2}, so there is nothing to reopen.	id spoken
        {1} is {2}, {3}	headline spoken spoken
        {1} is {2}.	headline text
        {1} is {2}. First {3}, then {4}.	id spoken command command
        {1} is {2}. Go to {3}.	headline spoken room
        {1} is {2}. To go on with it: {3}.	id spoken command
        {1} is {2}: it was real, so it is closed, not cancelled: {3}.	id spoken command
        {1} is {2}: no update is asked for, so there is nothing to snooze. To set a time: {3}.	id label command
        {1} is {2}; it cannot become {3} from there.	id spoken spoken
        {1} more in the next 60 days.	count
        {1} needs {2}. For example: {3}	text what example
        {1} noted: {2} {3}	counts command command
        {1} open:	count
        {1} or {2}, in the configured zone.	text text
        {1} pages	pages
        {1} people	count
        {1} takes no more words, and I read {2}. 	text shortened
        {1} tells the VP after {2}.	label map
        {1} to {2}: {3}. {4}	text destination what why
        {1} was declared at {2} by {3}.	headline clock name
        {1} was declared by {2}. Go to {3}.	headline name room
        {1} what? Write {2}, or say what to do.	shortened text
        {1} what? Write {2}.	shortened text
        {1} what? {2} alone acknowledges your page.	shortened text
        {1} without {2}	spoken rawValue
        {1} {2}: {3}. That is a sign too	text monitor detail
        {1}, all at once	joined
        {1}, so nobody is known from there	text
        {1}, so {2} goes on here.	text headline
        {1}, you have no shift in the next 60 days. Who has: {2}. To take one: {3}	name command command
        {1}: always, by the configuration	text
        {1}: call the people above.	text
        {1}: call them	text
        {1}: no monitor is configured	text
        {1}: no monitor is configured, so there is nothing to watch.	text
        {1}: nobody is on call, so {2}. Call somebody by telephone now.	headline text
        {1}: normal	monitor
        {1}: the cause is {2}	headline text
        {1}: {2} is incident commander and operations lead. Who commands does not debug: {3}	text name command
        {1}: {2}, {3} ({4} at night), on call {5} ({6} at night, {7} at weekends)	name incidents pages String spoken spoken spoken
        {1}: {2}. Incidents go on here; what is meant for {3} waits and is said when it is back.	text sentence chat
        “{1}” ends before it begins. 	text
        “{1}”: until when on {2}? Put a time behind it, for example {3}	text day command
        """#
}
