// Written by scripts/sentences from the code: do not edit.

/// Every sentence that a team may say in its own words, a line each: the sentence with numbered gaps, a tab,
/// and what fills them (`-`: it has none).
package enum SentenceCatalogue {
    package static let text = #"""
         (by {1})	ways
         (call {1})	text
         (closed {1})	clock
         (due {1})	moment
         (no number)	-
         (no pager reaches them)	-
         (no telephone number is configured)	-
         (no way reaches them)	-
         (on a real night, call {1})	phone
         (target {1})	spoken
         (they have none)	-
         As a text: {1}, or {2}.	text text
         Call somebody by telephone.	-
         Goal: {1}.	text
         It has no lead	-
         Its lead is {1}	name
         Nobody else is called for it.	-
         Nobody is configured to be told (special_cases.data_loss.tell): call legal and your manager now.	-
         Nobody was paged for this: {1}	command
         Nothing was done. If so: 	-
         Open: {1}. For example: {2}	joined command
         Others are called at {1}.	clock
         The ladder is skipped: the executives are next.	-
         To page it: {1}	command
         What has a time is called out.	-
         What is practised: {1}. For real: {2}	text text
         Without it: {1}	text
         a handover	-
         about task {1}: {2}	number text
         and no progress for {1}	spoken
         are still called.	-
         as {1}	name
         everybody on call (all hands) for {1} at {2}:	headline clockWithSeconds
         for {1}	called
         for {1} at {2}:	headline clockWithSeconds
         for {1}: {2}, in {3}	name moment spoken
         from {1}{2} to {3}{4}.	dateAndClock pass dateAndClock pass
         has until {1}, {2} from now.	moment spoken
         instead of {1}	name
         into {1}	into
         is still called.	-
         is {1} of {2}	spoken schedule
         may use {1}. 	command
         now, taking over from {1}	name
         of {1} is cancelled.	id
         of {1} is over.	id
         on {1}	date
         says. If it is the same, one of them is enough: {1}	command
         since {1}	moment
         still rung. To take it: {1}	command
         the incident commanders for {1} at {2}:	headline clockWithSeconds
         to {1}:	moment
         what nobody has said by then	-
         whether it is resolved	-
         without waiting: {1} is {2}. 	headline text
         {1} for {2} at {3}:	line headline clockWithSeconds
         {1}, because they may not see it: 	text
         {1}: that can be {2} of silence, and a {3} wants a word every {4}.	text spoken label spoken
         – all {1} are done	count
         – goal: {1}	text
         – nobody	-
         – overdue	-
         – {1} of {2} to go	open count
        ) unless there is {1}	rawValue
        , and goes on there	-
        , and no further than {1} ahead	spoken
        , and no line that somebody is on call for. All of them: {1}	command
        , and no telephone number is known	-
        , and nobody is on call to be paged. Call somebody by telephone.	-
        , and nothing of before	-
        , and perhaps others	-
        , because nobody commanded	-
        , because nobody had answered	-
        , because the severity was raised	-
        , for {1}	name
        , in {1}	room
        , no answer needed any more	-
        , no answer yet	-
        , no telephone number	-
        , of the data loss in {1}.	id
        , of {1}.	id
        , only by quiet ways	-
        , open again	-
        , or call {1}	text
        , or {1} because “{2}”	theLine text
        , others are called at {1}	clock
        , since {1}	moment
        , then 	-
        , then daily	-
        , then each {1}	spoken
        , though {1} acknowledged	name
        , until {1}	moment
        , whoever is on call there): 	-
        , with 1 message	-
        , with 500 messages or more	-
        , with {1} messages	written
        , you are on call next. Where it stands:	-
        , {1}, as it is now; it is looked at again afterwards, not now.	label
        . All of it goes on.	-
        . Do you take it?	-
        . Everyone on the list is paged again.	-
        . Go to {1}.	room
        . Goal: {1}	text
        . IC: 	-
        . It goes on to the next.	-
        . It goes on to {1}.	text
        . No time is called out any more.	-
        . Nobody has been paged yet.	-
        . Nobody is reminded.	-
        . Nobody is woken for this: who takes it?	-
        . Room: {1}.	room
        . The link is for you alone and works once, until {1}:	moment
        . The page goes on to the next	-
        . To call it off: {1}	command
        . Whoever commands keeps the overview and lets somebody else dig: {1} or {2}	command command
        . {1} is the first; in doubt, the higher one.	text
        1 event of {1} counts for nobody	schedule
        1 incident	-
        1 page	-
        1 person	-
        10 min more	-
        : I call you here at {1}, in {2}.	moment spoken
        : call 	-
        : met	-
        : no progress on {1} for {2}. 	headline spoken
        : only {1} does	text
        : over since {1}	moment
        : the others are still called	-
        : {1} has been open for {2} without {3}	headline spoken condition
        : {1} has been open for {2} without {3}. 	headline spoken condition
        : {1}. It is looked at again afterwards, not now.	command
        ; and others after that	-
        ; its members are 	-
        ; no way reaches 	-
        ; not by {1}{2}	pager map
        ; quiet {1} to {2} but for {3}	minutes minutes severityWords
        ; then 	-
        ; then {1} at {2}	map clockWithSeconds
        ; {1} has them all.	command
        ; {1} reminders in one	folded
        A clock time is the last one that has passed, in the configured zone; `14:05 UTC` works too.	-
        A drill	-
        A drill has a banner on everything. Nobody is paged and no other room is told: what would have left is shown.	-
        A drill runs: {1}, {2}. {3} or {4}	headline room command command
        A duration is at most {1} days. Write {2}.	days write
        A duration must be longer than zero. Write {1}.	write
        A follow-up is for afterwards and stays as it was noted, so nothing was done. All of them: 	-
        A follow-up is for afterwards, and is not ticked off here. A task is: {1}	text
        A link into the rooms lets one person in, and here everybody could read it. On the server, {1} prints one for {2}.	text name
        A live incident is made private by its commander, the deputy or the security team; while nobody commands, by 	-
        A name	-
        A new one: {1}	command
        A severity	-
        A sync comes again after {1} at the soonest. For example: {2}	spoken command
        A task has one owner, and I read {1} and {2}, so nothing was done. One for each: 	text text
        A task is ticked off, and not taken back; nothing was done yet. {1}, or 	text
        A test	-
        A theory, or who forms one? {1}	command
        A ticket	-
        A timer runs for at most {1} h. What is for later: {2}.	Int command
        A timer's text	-
        A vendor	-
        A way to stop the harm, or what blocks it? {1}	command
        A workstream has one lead, and I read {1} and {2}, so nothing was done. For example: 	text text
        Acknowledged {1}	clock
        Add to it: {1} or {2}	command command
        All commands work here: {1}, {2}, {3}	command command command
        All here.	-
        All of it is done.	-
        All shifts of yours: {1}. To take it back: {2}	command command
        Also: {1}	codes
        Another length of time: {1}	command
        Answer: {1}	command
        Anything new? {1}	command
        As {1} said {2}	source ago
        Ask me at {1}: {2}. 	text command
        Ask {1}, or page: {2}	name command
        Ask {1}.	name
        At its end: {1}	command
        At its end: {1}. The next one is at {2}.	command clock
        At {1} I say who is missing. To begin anew: {2}	clock command
        At {1} I spoke because of the rule {2}: 	moment rawValue
        By the way: task {1} says what task {2}	number other
        By the way: the severity came up {1} times in {2}. In doubt it is the higher one	number spoken
        By the way: {1} commands and 	name
        Calendars need a public address: set server.public_url in the configuration. Your shifts: {1}	command
        Call {1}: {2}	name phone
        Cause of {1}: {2}	id text
        Checklists for {1}:	headline
        Commanding here: {1}	name
        Could not be paged	-
        Customer communication: {1}	text
        Customers: {1}	prose
        Data loss in {1} was told at {2}, and is told once. To add to it: {3}	id clock command
        Data was lost: the worst severity, legal and the managers told at once, and the executives without waiting.	-
        Days are whole ones: `2026-12-24..26` ends at the end of the 26th, on the wall of the schedule.	-
        Decided {1}: {2}	moment text
        Decision in {1}: {2}	id text
        Did you mean {1}?	text
        Did you mean {1}? Nothing was done. {2} makes it everybody’s again.	text text
        Did you mean {1}? Without the space I do it, or at {2}.	text text
        Did you mean {1}? {2}	command text
        Do you have your page, and are on it?	-
        Does it concern security?	-
        Does {1} still hold? 	label
        Escalation to 	-
        Every how long? Write {1} or {2}.	text text
        Fields: `status:` `impact:` `theory:` `last:` `next:` `by:` `eta:`, on one line or on several; words without a 	-
        First: {1}, {2}, {3}	command command command
        For afterwards:	-
        For example:	-
        For example: {1}, {2}	command command
        For which incident, {1}? Nobody has been paged yet.	other
        From {1} on {2} went on in {3}	moment id place
        Hand over now	-
        Hand over: {1}, who then gets the brief. On call: {2}	command command
        Handover brief	-
        Hands it to the security team in private, under a codename. In an incident's room, that one becomes private.	-
        Has the bleeding stopped?	-
        Has the impact on customers changed? {1}	command
        How bad is “{1}”? Nothing was declared yet. 	word
        How long? For example: {1}.	text
        I CANNOT CHECK	-
        I CANNOT SEE THE SYSTEMS	-
        I am here	-
        I am not watching for this room. To start: {1}.	command
        I cannot reach {1}	chat
        I cannot tell	-
        I could not keep that, so nothing was done: {1} Type it again in a moment; if it fails again, call the incident commander by telephone.	why
        I could not reach this chat for a while.	-
        I count 1 to {1} weeks. Write {2}.	most text
        I do not know the zone {1}, so nothing was changed. Times here are {2}; UTC, +02:00 and Europe/London work too.	word own
        I do not know who is asking. Name the person: {1}.	command
        I do not know {1} here. Write {2} or 	shortened text
        I do not know {1} here. Write {2} or {3}.	shortened text text
        I do not know {1}. Did you mean {2}?	shortened choice
        I do not know {1}. There is {2}.	shortened choice
        I do not know {1}. Try {2}.	shortened text
        I do not read {1} as a time. Write {2} or 	shortened text
        I do not read {1} as a time. Write {2}, 	shortened text
        I do not read {1} as a time. Write {2}, or 	shortened text
        I do not read {1} as a time. Write {2}, or {3}, 	shortened write text
        I do not read “{1}” as a time. 	text
        I have no way to invite 	-
        I have said nothing by myself about {1} yet. What is to come: {2}	id command
        I know no zone {1}, so nothing was changed. Did you mean {2}? Times here are {3}; UTC and +02:00 work too.	place likely own
        I know no {1}. {2} lists the open ones.	id command
        I know nobody called “{1}”. Did you mean {2}?	text joined
        I know nobody called “{1}”. Mention them with an @, or add them to people in the configuration.	text
        I plan at most {1} ahead. For example: {2}	spoken command
        I read one severity: {1}. Reasons go into {2}.	text text
        I read the monitors every {1} and speak only when something changes.	every
        I read the monitors every {1} and tell each reading here.	every
        I read “{1}” and do not know what to do with “{2}”, so nothing was done. Please say one thing at a time.	text rest
        I show 1 to {1} entries. Write {2}.	most text
        I tick at most 50 points at once. Write {1}.	text
        I watch the monitors no longer for this room. To start again: {1}	command
        IC {1}	name
        IC: {1}	name
        IC: {1}. All commands: {2}	name command
        If it got worse: {1}	command
        If it is back: {1}	command
        If it is, nothing needs to be done.	-
        If it was one, it ends with `!resolved`.	-
        If nobody knows yet: `!note`	-
        If nobody takes command, the room is asked at {1}.	clock
        If nobody takes command, you are asked at {1}	clock
        If not, say how it stands: `!update`	-
        If not, say what you think: `!update theory: …`	-
        If not: `!reopen`	-
        If so: {1}. If not: {2}	command command
        If so: {1}. If not: {2}, and the commander decides alone.	command command
        If you cannot: `!ic page @somebody`	-
        Impact of {1}: {2}	id text
        In a shared room, people of other organisations read along and may use {1}, {2} and {3}. For the rest, ask somebody here.	command command command
        In how long? Write {1}.	text
        In your calendar: {1}. Away? {2}	command command
        Is it back? {1}, then {2}	command command
        Is it closed? Nothing was changed. {1}, or {2}. A ticket has a number: 	text text
        Is it not over?	-
        Is it over for good?	-
        Is it real? Nothing was done yet. Real: {1}, or {2} in front. 	text text
        Is it resolved?	-
        Is that a {1}? Nothing was declared yet. {2}, or {3}. Another severity stands in 	inside text text
        Is that certain? {1}	command
        Is the cause known?	-
        It counts from {1}: {2}	moment record
        It gets a room of its own.	-
        It goes on in {1}.	goesOn
        It goes on in {1}: {2}	into command
        It goes on to the next.	-
        It is 	-
        It is reminded of 5 minutes before, and when it begins.	-
        It is {1} who is on call as incident commander.	text
        It runs for at most 24 hours, through restarts and after the resolution too; a close ends it.	-
        It was due at {1}. Policy {2}. What is to come: {3}	moment String command
        Its room opens only with a person's own token, and none is configured here (server.tokens): talk by telephone until then.	-
        Its score stands in {1}.	room
        Its thread hangs on your message. What is said there with {1} is told here.	command
        Left open ({1}): 	shown
        Look at this machine's time service: {1}	text
        May be used by {1}.	whoMayUse
        Milestone of {1} by {2}: {3}	name name text
        Mitigated is not resolved: customers are well again, the cause may still be there.	-
        More people? {1}, {2}	command command
        More than {1} incidents a week are too many to follow up: share the shifts, or mend the cause.	most
        More: {1}	text
        Names come first: people, teams, lines or aliases, of any number of words, one or several: `@bob @ana join please`, 	-
        Names in the reason are asked about: they would not be paged. `because` in front makes it the reason.	-
        Next sync of {1}: {2}, {3}	id moment inWords
        Next, at {1}: 	clockWithSeconds
        Next: {1}	codes
        No checklist is configured.	-
        No checklist is configured. Teams write theirs under {1}.	text
        No drill is configured.	-
        No drill runs here. {1} lists what can be practised.	command
        No incident is open. To declare one: {1}	command
        No line or team “{1}” is configured, so nobody was paged. {2} reaches the incident commanders; {3} shows who else is on call.	line command command
        No more summaries come while it is {1}. The end is told.	label
        No on-call lines are configured. Add on_call to the configuration.	-
        No page here is waiting for an acknowledgement. To take command: {1}.	command
        No pager reaches {1}{2}.	name phone
        No progress for a while: 	-
        No reminder for an update on {1} before {2}{3}. The escalations go on.	id clock pass
        No schedules are configured, so there are no shifts. Who is on call: {1}	command
        No security team is configured (special_cases.security.team): {1}.	text
        No sync meeting is planned. To plan one: {1}	command
        No sync of {1} is planned: {2}	id command
        No task is open. To give one: {1}	command
        No teams have somebody on call. Add them to on_call in the configuration.	-
        No ticket is open at “{1}”. Open: {2}. For example: {3}	name joined command
        No ticket is open at “{1}”. To keep one: {2}	name command
        No vendor's ticket is kept with {1}. To keep one: {2}	id command
        No workstream is open. To open one: {1}	command
        Nobody commands now.	-
        Nobody commands: {1}	command
        Nobody else is woken for this: call them, or {1}	command
        Nobody else may see {1}, so nobody could go on with it. First let somebody in: {2}	id command
        Nobody has a role in {1} yet. To take command: {2}	id command
        Nobody has a role or was paged yet: {1}	command
        Nobody has acknowledged the page	-
        Nobody has been asked whether to take command of {1}. To ask: {2}.	id command
        Nobody has been paged for {1}. To page: {2}	id command
        Nobody has been paged yet.	-
        Nobody has been paged.	-
        Nobody here is called “{1}”, so {2}. 	words text
        Nobody is missing.	-
        Nobody is on call as incident commander{1}.	gapWords
        Nobody is on call for this	-
        Nobody is on call for {1}, so nobody was paged. {2} reaches the incident commanders.	line command
        Nobody is on call for {1}: it has no line in on_call.	name
        Nobody is on call for {1}: nobody was paged there.	line
        Nobody is on call, so {1}. Call somebody by telephone now.	text
        Nobody is on call: nobody was paged. Call somebody now.	-
        Nobody is paged for a {1}. To page: {2}	label command
        Nobody is paged or told outside this room: what would have left is shown here.	-
        Nobody is paged unless you ask for it: {1}. Each has a score at its end.	command
        Nobody is {1} of {2} now.	name id
        Nobody is {1} yet. To take it: {2}	name command
        Nobody is {1}. To take it: {2}.	name command
        Nobody leads it yet: {1}	command
        Nobody was on call or paged from {1} to now. For longer: {2}	moment command
        Nobody was paged. The commanders: {1}. Who was paged before: {2}	command command
        Nobody who may see it is on call, so {1}. Let somebody in: {2}, then {3}	text command command
        Not delivered	-
        Not done: {1}	typed
        Not known at {1}	chat
        Not paged	-
        Not reached yet	-
        Not ticked of {1}: {2}	key named
        Not ticked: {1} of {2}	points command
        Not told	-
        Not told, because this is no real incident	-
        Noted for {1}: {2}	id text
        Noted, and told in {1}.	room
        Nothing follows by itself any more	-
        Nothing is pending for {1}: it is {2}.	id spoken
        Nothing is waiting: every page is answered.	-
        Of which checklist? There are: {1}. For example: {2}	joined command
        Of which schedule? {1}. For example: {2}	joined command
        On call as incident commander:	-
        On call at {1}:	moment
        On call for the teams:	-
        On call from 	-
        On call now:	-
        On-call load since {1}:	moment
        One command in full: {1}	text
        One line helps: {1}	command
        One of {1} and {2} is a drill and the other is real: they stay apart.	one other
        One task at a time, so nothing was done: 	-
        One task at a time: {1}.	text
        Only those who are let in see it: `!grant` shows who.	-
        Open for {1}. 	spoken
        Open tasks: 	-
        Open: {1}. {2} tells more	joined command
        Opened at 	-
        PIN {1}	pin
        Page for {1}, or for 	other
        Page {1}	joined
        Page {1}, because “{2}”?	theLine text
        Page {1}?	shown
        Paged by {1} {2}	by clock
        Paged {1}	clock
        Paged? Answer {1}. 	command
        Paged? Answer {1}. To take command: {2}	command command
        Pages for {1}:	headline
        Pages go to people's telephones, with this banner; managers and other rooms are told nothing.	-
        Pages the incident commanders on call, all at once; or one person, a team, or everybody. Never hesitate.	-
        Paging by {1}	by
        Pending for {1}:	headline
        Perhaps not everybody: 	-
        Plans a sync meeting: announced, and called with the bridge and the open tasks; alone it shows the next.	-
        Please delete your message, because others read it here, and say nothing of it in this room.	-
        Points are ticked in an incident's room.	-
        Post it: {1}. Not now: {2}	command command
        Post the update	-
        Progress is told with {1}, the end of the harm with {2}	command command
        Put them in place: files are read at their next use, variables at a restart.	-
        Reminders are snoozed until {1}.	clock
        Roles in {1}:	id
        Roles: `ic`, `deputy`, `ops`, `comms`, `scribe`, `customer liaison`, `internal liaison`, `expert`.	-
        Roles: {1}	joined
        Roll call for {1}, {2}:	headline moment
        SYSTEMS: I CANNOT SEE THEM	-
        Secrets are missing	-
        Seen {1}	clock
        Seen {1}, the others are still called	clock
        Sending by {1} to {2}…	pager address
        Sent by {1} to {2}; who reads it nobody can tell	pager address
        Shall the business leads be paged?	-
        Shifts of {1}:	name
        Shows how incidents, pages and nights were shared out (4 weeks); more than two incidents a week is flagged.	-
        Snooze 10 min	-
        Somebody else: {1}. Who is on call: {2}	command command
        Something could not be delivered to {1}. Whoever waits for a word there finds it in Sitrep itself.	String
        Something new: {1}	command
        Special cases:	-
        Special cases: {1}	command
        Split the work: {1}	command
        Still hurts? {1}	command
        Still open ({1}): 	shown
        Still open: 	-
        Sync of {1} at 	id
        Sync of {1} at {2}, {3}	headline moment inWords
        Systems: {1} ({2} checked: {3})	text count map
        TODO {1} of {2}: {3}	number id text
        TODO {1}: {2}	number shortened
        Take command	-
        Take command: {1}	command
        Take command: {1}. All commands: {2}	command command
        Take command: {1}. More: {2}	command command
        Take over	-
        Taken back:	-
        Task {1}	number
        Task {1} is done already. {2} lists the open ones.	number command
        Task {1} of {2}	number id
        Task {1} of {2} is done.	number id
        Task {1} of {2} is done: {3}	number id text
        Task {1}: {2}	number shortened
        Tasks of {1}, {2} of {3} open:	id count count
        Tasks of {1}:	id
        Tell customers: required	-
        Tell customers: {1}	String
        Telling by {1}	by
        Thank you all. When the follow-ups are noted: {1}	command
        Thank you, {1}: seen. You are a trainee here, so 	name
        Thank you. The people concerned have been told.	-
        Thank you. {1}, so nobody has been told: call somebody by telephone now.	text
        That is code, so nothing was done. To do it, without the marks: {1}, or 	text
        That is longer than {1}. For so long the schedule itself is to be changed, in the configuration.	spoken
        That is me, and I am only a bot: name a person. Who is on call: {1}	command
        That is more than {1} ahead, so nothing was changed. Name a nearer time, such as {2}.	spoken text
        That time is over. Name one that is to come, for example {1}	command
        The acknowledgement was taken back	-
        The address of your calendar is for you alone, and here everybody could read it. {1}On the server, {2} prints it.	there text
        The clock was set back by {1}	length
        The clock was set back by {1} at {2}: what was written before counts from then.	length moment
        The commanders: {1}	command
        The configuration was not reloaded	-
        The configuration was reloaded. It no longer has:	-
        The end is told with {1}	command
        The impact of {1} is not said yet: {2}	id command
        The link is for that person alone, works once and for a day. Where the chat cannot whisper nothing is shown; 	-
        The name is short: letters, digits and hyphens. The thread hangs on the message that opens it.	-
        The next update on {1} is due at {2}{3}, in {4}.	id moment pass spoken
        The owner is a mention, first or last; the time-box is `in`, `for` or `within` and a duration, or `by` and a time.	-
        The record of {1} ends here: {2}. Whoever keeps this line can show that nothing was cut off.	id head
        The room at {1} is lost: it {2}. They are said in {3}.	chat why home
        The rooms of {1} are no longer joined: each shows only what is said in it. To join them: {2}	id command
        The same vendor with another ticket changes it. A name of more words stands in quotes.	-
        The same words again within a minute are taken for the same trouble; `--new` declares another.	-
        The security team and the incident commanders on call are paged; the pages say no content.	-
        The security team is paged as “{1}”, without content; this room {2}, because nobody could enter a private one until people have tokens (server.tokens).	codename text
        The severity stands first or last, as `P1`, `SEV-1` or `severity: P1`; of several the worst holds. In doubt, the 	-
        The severity was 	-
        The sync at {1} is called off.	moment
        The sync of {1} at {2} is called off.	id moment
        The sync of {1} is on. At its end: {2}	id command
        The sync of {1} is over. No next one is planned.	id
        The sync of {1} is over. The next one is at {2}	id moment
        The workstream {1} is closed. To open it again: {2}	stream command
        Their next steps have changed: {1}. See {2}	joined command
        There is a workstream {1} already, led by {2}. Take another name, or: {3}	stream map command
        There is no checklist “{1}”, and none is configured.	name
        There is no checklist “{1}”. There are: {2}.	name joined
        There is no day {1}. 	day
        There is no drill “{1}”. Known: {2}. All of them: {3}	text isEmpty command
        There is no incident commander: {1}	command
        There is no incident in this room. To declare one: {1}.	command
        There is no role “{1}”. Roles: ic, deputy, ops, comms, scribe, customer, internal, expert. For example: {2}.	text command
        There is no roll call for {1}. To begin one: {2}.	id command
        There is no severity “{1}”, so nothing was done. Known: {2}. Type it again with one of these; in doubt, the higher one.	text joined
        There is no task {1}. Open: {2}. For example: {3}.	number prefix command
        There is no task {1}. To add one: {2}.	number command
        There is no team or schedule “{1}”, and none is configured.	text
        There is no team or schedule “{1}”. Known: {2}. All of them: {3}	text joined command
        There is no timer to stop. To set one: {1}.	command
        There is no workstream “{1}”.	word
        There is no {1}. Did you mean 	text
        There is no {1}. Did you mean {2}	text text
        These people were paged {1} ago for {2}: nobody is paged twice.	spoken headline
        This comes {1} late, it was due at {2}{3}.	spoken moment folded
        This is dealt with elsewhere from now on, and the people concerned have been told. Please delete what was written of it here, and say nothing more of it in this room.	-
        This is the drill {1}. 	name
        This is the room of {1}, which is real: no drill begins here. Type it in another room.	id
        This is workstream {1} of {2}.	name headline
        This may stand above already: the chat did not let me look in time.	-
        This message was edited, and an edited message commands nothing: I have done nothing. Type it anew as a message of its own.	-
        This pages {1}: everybody who is on call for any team	count
        This room belongs to no incident. Open: {1}. Put its name after the command, for example {2}, or declare one: {3}.	joined command command
        This step was already past when the configuration changed, so it is told now.	-
        This was typed {1} ago, before I could read it, so I have changed nothing. Is it still so? Type it again.	spoken
        This was typed {1} ago, before I could read it, so I have paged nobody. Still needed? Type it again.	spoken
        Timeline of {1}, last {2}:	headline count
        Timers of {1}:	id
        Times are the next ones, in the configured zone; `15:00 UTC`, `3 pm Europe/London`, `15:00 +02:00` and 	-
        To answer: {1}. To page somebody else: {2}	command command
        To begin anew: {1}	command
        To change it: {1}	command
        To declare it: {1}	declare
        To declare it: {1}, or {2}	text declare
        To do it: {1}	command
        To do it: {1}, or {2}	text command
        To do it: {1}. The commanders: {2}	text command
        To let somebody in: {1}	command
        To make a private incident everybody’s again: `!security undo`	-
        To move it on: {1}	command
        To page one team: {1}. All of them: {2}	command command
        To page somebody: {1}	command
        To page them all: {1}	command
        To page without: {1}	command
        To page: {1}	command
        To plan one: {1}	command
        To practise:	-
        To see one: {1}	command
        To stop it: {1}. All of them: {2}	command command
        To stop one: {1}. What I watch myself: {2}	command command
        To stop: {1}	command
        To take command: {1}	command
        To take command: {1}. 	command
        To take command: {1}. For the next time: add on_call to the configuration	command
        To take command: {1}. The severity can change: {2}	command command
        To whom? {1}, or to you: {2}. Who has which: 	text text
        Told by {1} {2}	by clock
        Told next, at {1}: {2}	moment whom
        Told {1}	clock
        Trouble? {1} or {2}	text text
        Until when? For example: {1}, {2}, or days: {3}	command command command
        Update on {1} by {2}: {3}	headline name record
        Vendor of {1}: 	id
        Vendors of {1}:	id
        Was data lost?	-
        Was it no incident at all?	-
        Watch it for {1}, then {2}. If it comes back: {3}	spoken command command
        Watched for {1}: {2}?	spoken command
        What each means: {1}	command
        What has {1} reached? For example: {2}	stream command
        What is reached: {1}, which the incident's room hears. At the end: {2}	command command
        What is said here is shown there from now on, and the other way round. To end that: {1}	command
        What is said in one room of {1} is shown in its others. To end that: {2}	id command
        What is said there is shown here from now on, and the other way round. To end that: {1}	command
        What is to come: {1}. What was: {2}	command command
        What is wrong? For example: {1}.	command
        What it is about: {1}	title
        What it reaches: {1}	command
        What nearly is a name, may be one, or stands mixed with other words is asked about. `because` makes all behind it 	-
        What one has reached: {1}. At its end: {2}	command command
        What the bot watches by itself is in `!timers`.	-
        What was on its way there:	-
        What was written while it was ahead counts from now. Some reminders came too early.	-
        What went well, what is to change: {1}	command
        What you wrote is not shown here. Please say nothing of it in this room.	-
        When it is done: {1}	command
        When it is over, with its score: {1}. To break it off: {2}	command command
        When on {1}? Write {2}.	shortened text
        When one is done: {1}	command
        When the box is over, owner and commander are asked: done, more time, or help? `!task 3 more 10m` gives more.	-
        When the harm has stopped: {1}	command
        When {1}? Write {2}.	folded text
        Where it stands now: {1}	command
        Where it stands, for whoever is on call next:	-
        Where nobody could enter a private room (rooms of our own, and no tokens), the room stays as it is: the team is 	-
        Where the room has no incident, one is declared with the reason as its title. Where it is over, `!reopen` is 	-
        Where the room has no incident, one is declared. It is told once.	-
        Which drill? {1} run. For example: {2}	joined command
        Which incident? Here belong {1}. Put its name after the command, for example {2}.	joined command
        Which into which? Write {1}, and INC-3 ends.	text
        Which of the two: {1} or {2}? Nothing was changed; write the day as one of these.	near far
        Which workstream?	-
        While I could not reach this chat	-
        Who commands? {1}.	command
        Who is on call: {1}	command
        Who is woken follows how bad it is now	-
        Who they are: `!bizlead`	-
        Who wishes to decide? Nobody is configured as vp, so name the person: {1}.	command
        Whoever else reads the room where it is typed learns nothing. What you typed stands there all the same: where the 	-
        Whom do you mean by “{1}”? Nobody has been paged.	text
        Why: {1}	reason
        With `pages` behind the name the telephones of those on call ring too.	-
        With its score: {1}. Broken off: {2}	command command
        Within a quarter of an hour it shows the last one again; `new` begins another.	-
        Without a name it is the list that was ticked last in this phase, else the list of the phase.	-
        Without a name the alias `vp` is asked. Question and answer stand on the timeline.	-
        Workstream {1} has its room: {2}	name room
        Workstream {1} is closed	name
        Workstream {1} of {2} is open	name id
        Workstream {1} of {2} lost its room {3} at {4}: it {5}.	name headline name chat why
        Workstreams of {1}:	headline
        Would have gone to the executives ({1}):	map
        Would have paged	-
        Would have paged by {1}	by
        Would have told by {1}	by
        Would have told now: 	-
        Would page by {1}	by
        Would send by {1} to {2}	pager address
        Would tell by {1}	by
        Write {1}.	first
        You are here? Answer {1}, or with your role: {2}	command command
        You are incident commander. Name somebody else: {1}.	command
        You are needed. Open Sitrep: {1}	pagedName
        You ask, so nothing was done. To do it: {1}, or {2}. 	text text
        You cannot stand in for yourself. Name somebody else: {1}	command
        You have arranged nothing that is still to come. Your shifts: {1}	command
        You have no shift from {1} to {2}, so nothing was changed. Yours: {3}	dateAndClock dateAndClock command
        You were not paged; 	-
        Your own shifts: {1}. To page: {2}	command command
        Your shifts, for your own calendar (subscribe to this address; it is for you alone):	-
        Your way into the rooms on the web	-
        `!ic page responders` is all hands: it tells how many people that is, and pages them when you say `yes`.	-
        `!role {1} @name`	word
        `--drill` and `--test` mark everything that is said about it. Where the title speaks of a drill or a test, it is asked 	-
        `INC-3` stands first, or behind the names. A severity, a question and `nobody` page nobody.	-
        `eta: 20m` or `eta: 14:38 UTC` says when the next update comes; `started:` and `trigger:` set the start and the 	-
        `if free`, which the buttons say, asks where somebody commands already.	-
        `sitrep invite <person>` on the server prints one.	-
        `tomorrow 09:00` work too.	-
        `vera vance and database`, `bob,vera`. They are paged, and nobody else. What follows them is the reason; 	-
        a brief for whoever is on call next	-
        a handover is offered {1} after command was taken.	spoken
        a new incident	-
        a short name	-
        a sync meeting is reminded of {1} before.	spoken
        a sync meeting was planned for then.	-
        a task's time	-
        a task's time-box was over.	-
        a test only	-
        a time	-
        a timer	-
        a title that says what is wrong	-
        a vendor's name	-
        about; `--real` says that it is none.	-
        accepted by	-
        acknowledged {1} later{2}	spoken by
        acknowledged {1}, {2} later{3}	clockWithSeconds later by
        action taken	-
        actions taken	-
        after {1} of command a handover is insisted on, again each {2}.	spoken spoken
        an incident that is open for {1} is summed up for the next on call.	spoken
        an update is due every {1}, warned {2} before.	map spoken
        an update on {1} is due at {2}.	headline clock
        an update was due {1} before; repeated each {2}.	spoken spoken
        and {1} more: 	count
        and {1} more: {2}	left command
        ask whether the drill is over	-
        at {1}	chat
        business impact	-
        by name	-
        by nobody	-
        by whom	-
        by: {1}	text
        call {1}	phone
        can not	-
        can not tell	-
        cannot tell	-
        cant tell	-
        cause. What has no field is kept as text.	-
        chaos day	-
        chat has slash commands, `/sitrep security` is seen by nobody.	-
        could not be paged{1}, and no telephone number is configured	why
        could not be paged{1}: 	why
        current hypothesis	-
        current state	-
        current status	-
        current theory	-
        customer impact	-
        declare {1}{2} {3}	isEmpty inside title
        delivered by {1} {2}, 	joined clockWithSeconds
        do it	-
        do not	-
        do not know	-
        do you wish to take command	-
        dont know	-
        dry run	-
        ein test	-
        eta for next update	-
        eta to next update	-
        eta to update	-
        eta: {1}	text
        every {1}, or as often as an update is due, the commander is asked what nobody has said.	spoken
        everybody here	-
        everybody here:	-
        executive summary	-
        executives hear every {1}.	map
        failed ({1}): call the people above	detail
        false alarm	-
        field are the status.	-
        first update	-
        for training	-
        front: {1}	text
        game day	-
        half an hour	-
        hand it over by telephone	-
        has task {1}	text
        help needed	-
        higher one.	-
        hold on	-
        ic page	-
        ic page responders yes	-
        ic page responders yes {1}	id
        ic page {1}	text
        if free	-
        ignore me	-
        ignore this	-
        in 20m	-
        in {1}	spoken
        incident commander	-
        incident commanders	-
        insist on a handover, to 	-
        is a test	-
        is done	-
        is finished	-
        is not done	-
        is not fixed	-
        is not over	-
        is not resolved	-
        is only test	-
        is test	-
        isnt done	-
        isnt fixed	-
        isnt over	-
        isnt resolved	-
        it cannot be read now	-
        it does not answer	-
        it ends nothing.	-
        it is not	-
        it isnt	-
        it lasted {1}	text
        it was a mistake	-
        its not	-
        its real	-
        just a test	-
        just now	-
        just testing	-
        just training	-
        last actions	-
        lost data is told to the executives without waiting.	-
        lowered from {1}	label
        make it public	-
        make open	-
        make public	-
        many people in one room: propose workstreams	-
        mark on the clock, to 	-
        merge INC-1	-
        merge INC-2	-
        mock incident	-
        more help needed	-
        more than {1} people work in one room.	spanOfControl
        need help	-
        need more help	-
        never better	-
        never mind	-
        next actions	-
        next step	-
        next steps	-
        next update at	-
        next update in	-
        next update, not read as a time: {1}	text
        no IC	-
        no answer needed any more	-
        no answer yet	-
        no changed update, decision, finished task or phase for {1}.	map
        no clue	-
        no commander	-
        no commander though somebody acknowledged: on to the next	-
        no commander: ask 	-
        no commander: ask the room	-
        no commander: page the incident commanders again	-
        no commander: say so in the room	-
        no data	-
        no idea	-
        no incident	-
        no incident commander	-
        no incident commander {1} after the declaration.	after
        no incident commander {1} after the declaration. Whoever acknowledged is asked first, others {2} after it.	after spoken
        no it	-
        no longer	-
        no loss	-
        no not	-
        no problem	-
        no progress: tell {1} (	escalateToName
        no real incident	-
        no reason given	-
        no security	-
        no still	-
        no telephone number is configured	-
        no update missed: met	-
        no wait	-
        no word by anybody: ask 	-
        no worries	-
        nobody had said a word for {1}, and nothing else had been asked of the commander.	spoken
        nobody has acknowledged the page for {1}. 	headline
        nobody has been paged	-
        nobody has said a word on {1} since {2}. Is all well with you? Nobody expects news, only a sign.	headline moment
        nobody has said yet on {1}:	headline
        nobody leads it	-
        nobody said {1}mitigated	prefix
        nobody took command	-
        nobody was paged	-
        nobody yet	-
        nobody yet – take it: {1}	command
        noch nicht	-
        none configured	-
        not a	-
        not a problem	-
        not a real incident	-
        not a security	-
        not all	-
        not an incident	-
        not available	-
        not clear	-
        not closed	-
        not completely	-
        not done	-
        not entirely	-
        not fixed	-
        not fully	-
        not in the configuration	-
        not just	-
        not known	-
        not me	-
        not mitigated	-
        not now	-
        not on call	-
        not on it	-
        not only	-
        not over	-
        not quite	-
        not reached yet, no answer needed any more	-
        not read yet	-
        not really	-
        not resolved	-
        not security	-
        not so	-
        not sure	-
        not sure how	-
        not sure what	-
        not sure where	-
        not sure why	-
        not sure yet	-
        not yet	-
        not yet clear	-
        not yet known	-
        notes finding after finding	-
        nothing left	-
        nothing lost	-
        nur ein test	-
        nur test	-
        offered; `--new` declares another one.	-
        on a real night, call {1}	phone
        on or off	-
        only a test	-
        only partly	-
        only testing	-
        only training	-
        page acknowledged	-
        page not acknowledged: on to everyone on the list	-
        page not acknowledged: on to {1}	named
        page not acknowledged: on to {1} (	escalateToName
        page not acknowledged: say so in the room	-
        page whom the severity adds	-
        paged by	-
        paged, and nothing of it goes to other rooms any more.	-
        pages {1}	rawValue
        please ignore	-
        pls ignore	-
        private no more	-
        quiet hours until {1}, so only by quiet ways; 	clock
        reached nobody	-
        role ops @name	-
        role {1} me{2}	role id
        role {1} {2}	word who
        roll call of {1}: {2} of {3} {4} missing:	id missing expected missing
        roll call: say who is missing	-
        sending by	-
        severity P1	-
        sitrep check-config FILE	-
        sitrep invite {1}	key
        sitrep invite {1} --calendar	key
        somebody else	-
        somebody else is	-
        somebody set a timer.	-
        someone else	-
        something to do	-
        start time	-
        started at	-
        started: {1}	text
        stays open	-
        suspected cause	-
        sync meeting soon, to the room	-
        sync meeting, to the room	-
        table top	-
        task check the database @name	-
        task done 3	-
        task done {1}	number
        team lead	-
        tel. {1}	number
        tell the VP (	-
        tell the VP of the data loss	-
        tell the list of the severity	-
        tell where it goes on	-
        tell {1} (	escalateToName
        test alert	-
        test ignore	-
        test incident	-
        test of sitrep	-
        test only	-
        test page	-
        test please	-
        test sitrep	-
        testing 1	-
        testing 123	-
        testing sitrep	-
        the VP	-
        the bot	-
        the chat could not be reached for {1}.	spoken
        the deputy	-
        the deputy hears a mark every {1}, after an hour every {2}.	spoken spoken
        the drill has had the time that it was given.	-
        the drill {1} has run for {2}. Is it over?	headline spoken
        the drill's script says it at its time.	-
        the incident commander, the deputy and the security team, where the configuration does not say otherwise	-
        the incident that goes on	-
        the lead	-
        the next way	-
        the next word of the drill's script	-
        the number of a point	-
        the number of the ticket, or closed	-
        the page was not acknowledged in time.	-
        the page was not acknowledged within {1}.	spoken
        the page was not acknowledged, so the next way of each person's own rule was taken.	-
        the person to look up	-
        the person who leads	-
        the person who stands in	-
        the person who takes over	-
        the reason.	-
        the room	-
        the severity names who is told at the start.	-
        the severity was raised, and pages more people.	-
        the sync at {1}	moment
        the task's number	-
        the time	-
        the time, for example {1}	text
        the timer	-
        the timer's number or text	-
        the update on {1} is {2} since {3} ({4}).	headline text moment spoken
        the workstream's name and a text	-
        the {1} (nobody yet)	name
        the {1} ({2})	name name
        this is not real	-
        tomorrow {1}	civil
        training run	-
        trial run	-
        trigger: {1}	text
        update due soon, to 	-
        update overdue, to 	-
        updates missed: {1} (target none)	String
        user impact	-
        wakes nobody	-
        we did not	-
        we didnt	-
        what is wrong	-
        whoever declared it or is on call to command too. `!security undo` makes it everybody's again.	-
        why you	-
        will not	-
        without a name the commanders are paged for it.	-
        would be paged by	-
        would be paged…	-
        would have been paged	-
        would have been paged by	-
        wrong person	-
        yes do it	-
        yes please	-
        you acknowledged, and 	-
        you have commanded {1} for {2}. Somebody fresh could take over.	headline length
        you have commanded {1} for {2}. {3}: whoever is tired misses things.	headline length text
        {1} "{2}" closed	asTyped name
        {1} (by {2})	address pager
        {1} (nobody is configured under that name)	role
        {1} (not told, because they may not see it; let them in: {2})	role command
        {1} (shared line	pager
        {1} ({2} to {3}):	text clock moment
        {1} ({2}): no answer yet	mention roleNames
        {1} ({2}): {3} to {4}	schedule spoken dateAndClock dateAndClock
        {1} --real {2}	command whole
        {1} 09:00 daily	typed
        {1} 15:00 every 30m	typed
        {1} 3 war-room	example
        {1} The {2} of {3} is {4}	everyoneHere text headline text
        {1} acknowledged the page for {2}	name id
        {1} after a roll call it is said who is missing.	spoken
        {1} after mitigation it is asked whether it is resolved.	spoken
        {1} after {2}	what spoken
        {1} ago	spoken
        {1} alone.	text
        {1} and is called “{2}”. Only {3} may see it. To let somebody in: {4}	text shownName mentions command
        {1} at {2}:	pretends clockWithSeconds
        {1} at {2}{3}: the page for {4} waits again.	text pager map headline
        {1} began at {2}{3}, {4} ago.	id moment pass spoken
        {1} by {2}	name map
        {1} can be reached again.	chat
        {1} can be reached again. What waited is being said now.	chat
        {1} cannot be merged into itself.	first
        {1} cannot be merged into itself. Name the other one: {2}.	id command
        {1} cannot be reached	chat
        {1} commands now.	name
        {1} could not be read yet	source
        {1} could not be told of {2} by {3} ({4}): 	name headline pager detail
        {1} does not concern security after all, by {2}: what is said of it goes everywhere again.	id name
        {1} does not exist in {2}: clocks go forward over it, and {3} follows. Nothing was changed; name another time.	shown zone next
        {1} does not ring now, so only by quiet ways; 	label
        {1} does {2} take command of {3}. 	name text id
        {1} earlier ones are left out	count
        {1} earlier ones: {2}	count command
        {1} escalates after {2}.	label map
        {1} events of {2} count for nobody	events schedule
        {1} for 	text
        {1} for {2}:	text name
        {1} from {2}	text label
        {1} has a link into the rooms on the web: I whispered it to them here. It works once, for {2}.	name spoken
        {1} has at most {2} characters, and this one has {3}. Please shorten it.	what limit count
        {1} has been mitigated for {2}. Are the metrics clean, the monitors green and no new reports in?	headline spoken
        {1} has been open for {2}. 	id spoken
        {1} has commanded {2} for {3}. To take over: {4}	name id spoken command
        {1} has had {2} for {3}	headline text spoken
        {1} has had {2} tasks, which is as many as there can be. What is for later belongs in your tracker; what happens now: {3}	id count command
        {1} has no open workstream. To open one: {2}	id command
        {1} has no room at this chat, because it could not be opened. It goes on in the bot's own room: 	headline
        {1} has no tasks.	id
        {1} has no tasks. To add one: {2}	id command
        {1} has no timer. To set one: {2}	id command
        {1} has not been read yet	source
        {1} has one room, so there is nothing to show elsewhere.	id
        {1} has {2} follow-ups, which is as many as there can be, so this one is not kept. {3} lists them.	id count command
        {1} has {2} open tasks, which is as many as there can be. When one is done: {3}; {4} lists them.	id count command command
        {1} has {2} tasks and follow-ups. From the first: {3}	id all command
        {1} has {2} timers already, which is as many as there can be. To stop one: {3}; {4} lists them.	id most command command
        {1} has {2}, and no {3}. {4} shows them.	list points number command
        {1} in 10m	typed
        {1} in all	text
        {1} in the middle may be a flag or a word, so nothing was done. As a flag it stands first: 	shortened
        {1} in {2}: {3}.	text headline what
        {1} incidents	incidents
        {1} incidents in the week from {2}	incidents civil
        {1} invites you to the rooms on the web	name
        {1} is a drill that was begun here and runs. {2} tells its score, {3} breaks it off.	id command command
        {1} is a severity, so nobody was paged.	label
        {1} is a severity, so {2}.	label text
        {1} is called “{2}”.	id title
        {1} is closed already. Nothing was changed.	id
        {1} is declared. Go to {2}.	headline room
        {1} is everybody's again	id
        {1} is here{2}. 	name role
        {1} is incident commander and decides.	name
        {1} is mitigated already. To note the cause: {2}. If the trouble is back: {3}.	id command command
        {1} is no flag of {2}, so nothing was done.	shortened typed
        {1} is no flag of {2}. Did you mean {3}?	shortened typed text
        {1} is no incident. Write {2}.	shortened text
        {1} is no point's number. Write {2}.	shortened text
        {1} is no task's number. Write {2}; {3} lists them.	shortened text text
        {1} is not yet. When did it begin? For example: {2}.	dateAndClock command
        {1} is now called “{2}”.	id text
        {1} is now {2} (was {3}).	id label label
        {1} is open (investigating): there is nothing to reopen.	id
        {1} is open to everybody, so nobody has to be let in. To make it private: {2}	id command
        {1} is open to everybody. To make it private: {2}	id command
        {1} is over, so nothing was changed. Name a time to come, such as {2}, or {3}.	dateAndClock text text
        {1} is over. Name a time to come, for example {2}	dateAndClock command
        {1} is private already. To let somebody in: {2}	id command
        {1} is private from now on	id
        {1} is private, and what was said there stays there: it is merged into nothing. To end it: {2}, then {3}.	id command command
        {1} is private, and {2} may not see it: nothing was done. Let them in first: {3}	id names command
        {1} is resolved. If the trouble is back: {2}.	id command
        {1} is still incident commander.	mention
        {1} is the same trouble and goes on here, in {2}.	headline id
        {1} is {2}	headline text
        {1} is {2} all the same. 	id spoken
        {1} is {2} already.	id label
        {1} is {2} already. Nothing was changed.	id spoken
        {1} is {2} into {3}, and goes on there.	headline text into
        {1} is {2} into {3}. Go on there: {4}.	id spoken into command
        {1} is {2} of {3} now, taking over from {4}.	called name id name
        {1} is {2} of {3}.	called name id
        {1} is {2}, so nobody was paged.	id spoken
        {1} is {2}, so there is nothing to reopen.	id spoken
        {1} is {2}, so {3}.	id spoken text
        {1} is {2}.	headline text
        {1} is {2}. First {3}, then {4}.	id spoken command command
        {1} is {2}. To go on with it: {3}.	id spoken command
        {1} is {2}: it was real, so it is closed, not cancelled: {3}.	id spoken command
        {1} is {2}: no update is asked for, so there is nothing to snooze. To set a time: {3}.	id label command
        {1} is {2}: nobody is reminded of what is open. To go on with it: {3}	id spoken command
        {1} is {2}; it cannot become {3} from there.	id spoken spoken
        {1} late	spoken
        {1} leads workstream {2}	lead name
        {1} leads {2} already.	name stream
        {1} lost its room {2} at {3}: it {4}.	headline name chat why
        {1} may be several zones, so nothing was changed. Did you mean {2}? Times here are {3}; UTC and +02:00 work too.	word likely own
        {1} may no longer see {2}, by {3}.	names id name
        {1} may not see {2} as it is. Who may: {3}	name id command
        {1} may see {2} already. Nothing was changed.	name id
        {1} may see {2} now, by {3}.	mentions id name
        {1} more	count
        {1} more in the next 60 days.	count
        {1} more of them are too long for one message.	left
        {1} needs {2}. For example: {3}	text what example
        {1} noted: {2} {3}	counts command command
        {1} of the drill{2} ({3}): {4} of {5} met	text name id filter count
        {1} of {2} done	count count
        {1} open:	count
        {1} or {2}, in the configured zone.	text text
        {1} or {2}. Help: {3}	command command command
        {1} pages	pages
        {1} people	count
        {1} people work on {2} in one room. One person can lead about {3}.	number headline spanOfControl
        {1} point{2}	count count
        {1} since {2}: {3}	text clock command
        {1} streams	count
        {1} takes no more words, and I read {2}. 	text shortened
        {1} tells the VP after {2}.	label map
        {1} time for task {2} of {3} is over: {4}. Done, more time, or help?	isEmpty number id text
        {1} to {2}: {3}. {4}	text destination what why
        {1} was 	headline
        {1} was declared at {2} by {3}.	headline clock name
        {1} was declared by {2}. Go to {3}.	headline name room
        {1} was declared in private, and stays so. To let somebody in: {2}	id command
        {1} was declared {2} ago by {3}: join it, or declare another with {4}	id spoken name command
        {1} what? A task keeps its owner. Done: {2}, more time: 	first text
        {1} what? Write {2}, or say what to do.	shortened text
        {1} what? Write {2}.	shortened text
        {1} what? {2} alone acknowledges your page.	shortened text
        {1} without {2}	spoken rawValue
        {1} workstreams are open, and nobody leads more. First close one: {2} lists them.	most command
        {1} {2} closed	asTyped rest
        {1} {2} is closed, for {3}.	vendor ticket id
        {1} {2} is not ticked. {3} shows the list.	list number command
        {1} {2} is ticked already ({3}, {4}). To open it again: {5}	list number name clock command
        {1} {2} “{3}” by {4}. 	label id title name
        {1} {2}: {3}. That is a sign too	text monitor detail
        {1} “{2}” may be seen by {3}. To let somebody in: {4}. To shut somebody out: {5}	id shownName names command command
        {1}, all at once	joined
        {1}, another: {2}	text text
        {1}, by {2}. What was written meanwhile can be read by everybody too.	text name
        {1}, or {2}. 	text text
        {1}, or {2}? Nothing was changed yet. Reasons go into {3}.	text text text
        {1}, so nobody is known from there	text
        {1}, so nobody is known from there: {2}	text trouble
        {1}, so {2} goes on here.	text headline
        {1}, ticket {2}	vendor ticket
        {1}, you have no shift in the next 60 days. Who has: {2}. To take one: {3}	name command command
        {1}. As a title it stands in quotes.	text
        {1}. As a word it stands in quotes with the rest.	text
        {1}. More time: {2}	text text
        {1}. What needs them does not work; all else does.	text
        {1}: always, by the configuration	text
        {1}: call the people above.	text
        {1}: call them	text
        {1}: it is {2} now.	text dateAndClock
        {1}: no account is known to be theirs, so they are neither invited nor mentioned there	text
        {1}: no monitor is configured	text
        {1}: no monitor is configured, so there is nothing to watch.	text
        {1}: nobody is on call, so {2}. Call somebody by telephone now.	headline text
        {1}: nobody who may see it is on call, so {2}. Let somebody in: {3}, then {4}. Or call somebody by telephone now.	headline text command command
        {1}: normal	monitor
        {1}: only {2} may see it. Elsewhere it is “{3}”, and answers nobody.	text names shownName
        {1}: severities below P1 page fewer people, and whom a row of the matrix does not name is not told. Each as it is understood: {2}	text text
        {1}: the cause is {2}	headline text
        {1}: the one before stays in force.	text
        {1}: {2} is incident commander and operations lead. Who commands does not debug: {3}	text name command
        {1}: {2} mark. 	id mark
        {1}: {2} of {3}? 	mention text headline
        {1}: {2}, or {3}	shown text command
        {1}: {2}, who is not invited there	text name
        {1}: {2}, {3} ({4} at night), {5}	name incidents pages String timeOnCall
        {1}: {2}. Incidents go on here; what is meant for {3} waits and is said when it is back.	text sentence chat
        “{1}” ends before it begins. 	text
        “{1}” is 	text
        “{1}” is a question, so {2}. 	words text
        “{1}” is more than one person, and this is for one. Name one of them.	text
        “{1}” is no line that somebody is on call for. All of them: {2}	text command
        “{1}” is no single person, and this is for one. Who is on call: {2}	text command
        “{1}” is no title, so nothing was declared. An incident that was none ends with 	shortened
        “{1}” is not in the configuration, so no page would reach them. Name somebody who is; or add them to people.	text
        “{1}” may be {2} people: {3}. Name one by the first word, so nothing was done yet.	text count each
        “{1}” names no timer, or several. Pending: {2}. For example: {3}; {4} lists them.	text map command command
        “{1}”: until when on {2}? Put a time behind it, for example {3}	text day command
        ☐ {1} {2} is open again: {3}	list number text
        """#
}
