function __sitrep_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __sitrep_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __sitrep_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __sitrep_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __sitrep_parse_tokens -S
    set -l unparsed_tokens (__sitrep_tokens -pc)
    switch $unparsed_tokens[1]
    case 'sitrep'
        __sitrep_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'run'
            __sitrep_parse_subcommand 0 'config=+' 'data=' 'listen=' 'console' 'log-level=' 'version' 'h/help'
        case 'check-config'
            __sitrep_parse_subcommand -r 1 'here' 'json' 'version' 'h/help'
        case 'doctor'
            __sitrep_parse_subcommand 0 'config=+' 'data=' 'post=' 'version' 'h/help'
        case 'rehearse'
            __sitrep_parse_subcommand -r 1 'config=+' 'template=' 'severity=' 'minutes=' 'at=' 'plain' 'json' 'expect' 'update' 'replay=' 'data=' 'policy=+' 'private' 'color=' 'version' 'h/help'
        case 'invite'
            __sitrep_parse_subcommand 1 'data=' 'room=' 'config=+' 'revoke' 'new-key' 'calendar' 'version' 'h/help'
        case 'commands'
            __sitrep_parse_subcommand 0 'version' 'h/help'
        case 'templates'
            __sitrep_parse_subcommand 0 'about=' 'version' 'h/help'
        case 'verify'
            __sitrep_parse_subcommand 1 'data=' 'head=+' 'version' 'h/help'
        case 'backup'
            __sitrep_parse_subcommand 1 'data=' 'verify' 'no-verify' 'version' 'h/help'
        case 'restore'
            __sitrep_parse_subcommand 1 'data=' 'replace' 'config=+' 'version' 'h/help'
        case 'export'
            __sitrep_parse_subcommand -r 1 'data=' 'format=' 'out=' 'include-private' 'config=+' 'version' 'h/help'
        case 'import'
            __sitrep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'record'
                __sitrep_parse_subcommand 1 'data=' 'version' 'h/help'
            case 'opsgenie'
                __sitrep_parse_subcommand 0 'api-key-file=' 'api-base=' 'people=' 'version' 'h/help'
            end
        case 'redact'
            __sitrep_parse_subcommand 0 'data=' 'event=+' 'text=+' 'person=+' 'config=+' 'yes' 'version' 'h/help'
        case 'tail'
            __sitrep_parse_subcommand 1 'data=' 'f/follow' 'n/lines=' 'include-private' 'config=+' 'version' 'h/help'
        case 'help'
            __sitrep_parse_subcommand -r 1 'version'
        end
    end
end

function __sitrep_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __sitrep_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __sitrep_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __sitrep_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__sitrep_tokens -p)
    if test -z "$(__sitrep_tokens -t)"
        set -l index (count (__sitrep_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'sitrep' -f
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'run' -d 'Run the daemon.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'check-config' -d 'Check configuration files: every mistake at once, with file and line.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'doctor' -d 'Check tokens, scopes, secrets and clocks against the services themselves, and the data directory.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'rehearse' -d 'Play incidents against the policy in simulated time: who would be told what, minute by minute.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'invite' -d 'Print a link that lets one person into the rooms on the web, once.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'commands' -d 'Print every chat command as Markdown: the file commands.md.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'templates' -d 'Print every sentence of the bot as YAML, to be replaced by your own words.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'verify' -d 'Check the record: names an edited, missing, moved or cut-off event.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'backup' -d 'Copy the whole store into one new file, while the daemon runs.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'restore' -d 'Put a backup in the place of a store.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'export' -d 'Write the record as JSON Lines or as postmortems in Markdown.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'import' -d 'Take over an exported record, or people and schedules of another service.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'redact' -d 'Erase words or a person from the record for ever; the chain still holds.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'tail' -d 'Show the record line by line, as it grows.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run"' -l 'config' -d 'Configuration file (YAML). May be given more than once. Without one the built-in demo team is used.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" data' -l 'data' -d 'Data directory: made if it is missing; one process may use it.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" listen' -l 'listen' -d 'Host and port to listen on; port 0 takes a free one. Default: server.listen of the configuration.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" console' -l 'console' -d 'Also talk at this terminal.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" log-level' -l 'log-level' -d 'trace, debug, info, notice, warning, error or critical.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep check-config" here' -l 'here' -d 'It is to run here and as this user: each secret must be in its place.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep check-config" json' -l 'json' -d 'Print what was found and understood as one JSON object.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep check-config" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep check-config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep doctor"' -l 'config' -d 'Configuration file (YAML). May be given more than once.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep doctor" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep doctor" post' -l 'post' -d 'Also post a test message in this room: chat/room, as under rooms: of the configuration.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep doctor" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse"' -l 'config' -d 'Configuration file (YAML). May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" template' -l 'template' -d 'Print a scenario of this severity to begin with.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" severity' -l 'severity' -d 'Play that scenario at once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" minutes' -l 'minutes' -d 'With --template or --severity: how long nobody does anything, in minutes.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" at' -l 'at' -d 'With --template or --severity: when it begins, in the team\'s zone: "2026-11-22 03:00". Default: now.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" plain' -l 'plain' -d 'Print the transcript as scenario files are, without the summary.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" json' -l 'json' -d 'Print who would be told what, when and how, as a JSON array, without the transcript.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" expect' -l 'expect' -d 'Compare what is said with what the files say, word for word.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" update' -l 'update' -d 'With --expect: write what is said into the files.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" replay' -l 'replay' -d 'Play a recorded incident again: INC-12.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" data' -l 'data' -d 'With --replay: the data directory. It is only read; the daemon may run.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse"' -l 'policy' -d 'With --replay: the configuration to play it under. May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" private' -l 'private' -d 'With --replay: also an incident that is private.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" color' -l 'color' -d 'auto (only on a terminal, and not where NO_COLOR is set), always or never.' -rfka 'auto always never'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep rehearse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" data' -l 'data' -d 'Data directory of the daemon.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" room' -l 'room' -d 'A room of ours that the link leads to. Default: the list of incidents.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite"' -l 'config' -d 'Configuration file. Default: what the daemon said when it started.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" revoke' -l 'revoke' -d 'Instead end the person\'s sessions, and every link not used yet.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" new-key' -l 'new-key' -d 'Instead make a new key, which ends every link made before; sessions go on.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" calendar' -l 'calendar' -d 'Instead print the address with which the person\'s own calendar shows their shifts.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep invite" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep commands" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep commands" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep templates" about' -l 'about' -d 'Only sentences with this word in them.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep templates" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep templates" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep verify" -eq 1' -F
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep verify" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep verify"' -l 'head' -d 'An end of the record as it was posted in a room: the line, or SEQ:HASH. May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep verify" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep backup" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep backup" verify' -l 'verify' -d 'Open the copy and check all of it.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep backup" no-verify' -l 'no-verify' -d 'Open the copy and check all of it.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep backup" -eq 1' -F
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep backup" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep restore" -eq 1' -F
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep restore" data' -l 'data' -d 'Data directory: empty or new, unless --replace is given.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep restore" replace' -l 'replace' -d 'Keep the store that is there aside, and put the backup in its place.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep restore"' -l 'config' -d 'Configuration, to say which reminders are late. May be given more than once.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep restore" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep restore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" format' -l 'format' -d 'jsonl or markdown.' -rfka 'jsonl markdown'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" out' -l 'out' -d 'A new file to write; standard output without it.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" include-private' -l 'include-private' -d 'Also private incidents. Whoever reads the file reads them.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export"' -l 'config' -d 'Configuration, for people\'s names in Markdown. May be given more than once.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep import" -eq 1' -fa 'record' -d 'Take an exported record into an empty store.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep import" -eq 1' -fa 'opsgenie' -d 'Print people, teams, schedules and on-call lines of an Opsgenie account as YAML.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_positional "sitrep import record" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'jsonl\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import record" data' -l 'data' -d 'Data directory: empty or new.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import record" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import opsgenie" api-key-file' -l 'api-key-file' -d 'A file that holds the API key and nothing else.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import opsgenie" api-base' -l 'api-base' -d 'Where the API is; https://api.eu.opsgenie.com for accounts in the EU.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import opsgenie" people' -l 'people' -d 'A configuration whose people keep their keys, names and numbers; they are printed too.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import opsgenie" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep import opsgenie" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact"' -l 'event' -d 'The number of an event, as sitrep tail and export show it. May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact"' -l 'text' -d 'Text to look for. May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact"' -l 'person' -d 'A person\'s key. May be given more than once.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact"' -l 'config' -d 'Configuration, for what else a person is known by. May be given more than once.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact" yes' -l 'yes' -d 'Do it. It cannot be undone.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep redact" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" data' -l 'data' -d 'Data directory.' -rfa '(__sitrep_complete_directories)'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" f follow' -l 'follow' -s 'f' -d 'Go on with what happens.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" lines n' -s 'n' -l 'lines' -d 'So many lines to begin with.' -rfka ''
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" include-private' -l 'include-private' -d 'Also private incidents.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail"' -l 'config' -d 'Configuration, for people\'s names. May be given more than once.' -rF
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" version' -l 'version' -d 'Show the version.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep tail" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'sitrep' -n '__sitrep_should_offer_completions_for_flags_or_options "sitrep help" version' -l 'version' -d 'Show the version.'
