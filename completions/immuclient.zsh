#compdef immuclient

__immuclient_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__immuclient_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __immuclient_complete "${completions[@]:0:-1}"
    fi
}

__immuclient_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_immuclient() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*'{--command,-c}'[Run these commands and statements and end.]:text:'
        '*'{--file,-f}'[Run the commands and statements in a file and end.]:file:'
        '--keep-going[In a script, go on after an error; the first one still decides the exit status.]'
        '--restricted[Refuse commands with a backslash that start programs or use files.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'get:Read a key; the answer is proven.'
            'safeget:Read a key and print that it was verified.'
            'history:List the revisions of a key.'
            'scan:List keys and values, optionally with a prefix.'
            'zscan:List the members of a sorted set.'
            'count:Count the keys with a prefix; deleted ones count too.'
            'diff:Show what changed between two revisions of a key, or in a table.'
            'blame:Show which transaction each line of a value comes from.'
            'set:Write a key; the write is proven.'
            'safeset:Write a key and print that it was verified.'
            'restore:Write an earlier revision of a key as the new one.'
            'delete:Mark a key as deleted; its history stays.'
            'reference:Make a key an alias of another one; the write is proven.'
            'safereference:Make an alias and print that it was verified.'
            'zadd:Add a key to a sorted set; the write is proven.'
            'safezadd:Add a key to a sorted set and print that it was verified.'
            'exec-all:Do several writes in one transaction; it is proven.'
            'exec:Execute SQL statements in one transaction.'
            'query:Execute a SQL query and show its rows.'
            'tables:List the tables of the database.'
            'describe:Show the columns of a table.'
            'collections:List the collections of documents.'
            'collection:Create, show, change or delete a collection of documents.'
            'doc:Insert, find, change and prove documents.'
            'tx:Show a transaction; the answer is proven.'
            'safetx:Show a transaction and print that it was verified.'
            'log:List transactions, the newest first.'
            'current:Show the last transaction and its hash, compared with the trusted state.'
            'status:The same as current.'
            'health:Show how busy the database is.'
            'info:Show what the ledger says about itself.'
            'verify:Read a whole local database and recompute every hash, or prove one row of a table.'
            'proof:Show each step of a proof, take it along, verify one without a server.'
            'trust:Show, compare, export, import or give up what is trusted.'
            'forensics:Explain a file of evidence, without a server.'
            'du:Show what the database takes on disk.'
            'flush:Write the key index to disk.'
            'compact:Rewrite the key index in its smallest form.'
            'truncate:Discard values older than a retention period.'
            'login:Log in to a server.'
            'logout:End the login, here and with the server.'
            'use:Choose the database for the commands that follow.'
            'connect:Show where the commands go, or go somewhere else.'
            'config:Show settings and profiles.'
            'it:Start the interactive shell, as no command at all does.'
            'version:Show the version of this program.'
            'completion:Print the completion script for bash, zsh or fish.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        get|safeget|history|scan|zscan|count|diff|blame|set|safeset|restore|delete|reference|safereference|zadd|safezadd|exec-all|exec|query|tables|describe|collections|collection|doc|tx|safetx|log|current|status|health|info|verify|proof|trust|forensics|du|flush|compact|truncate|login|logout|use|connect|config|it|version|completion|help)
            "_immuclient_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_get() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--at-tx[Read what this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_safeget() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--at-tx[Read what this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_history() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--limit[Entries to show at most; 0 is all.]:count:'
        '--offset[Entries to leave out at the beginning.]:count:'
        '--desc[From the last to the first.]'
        '--prove[Fetch and check a proof for every entry.]'
        '--since[Only what this transaction or a later one wrote; or a time.]:id:'
        '--until[Only what this transaction or an earlier one wrote; or a time.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_scan() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':prefix:'
        '--after[Start behind this key.]:key:'
        '--limit[Entries to show at most; 0 is all.]:count:'
        '--offset[Entries to leave out at the beginning.]:count:'
        '--desc[From the last to the first.]'
        '--prove[Fetch and check a proof for every entry.]'
        '--since[Only what this transaction or a later one wrote; or a time.]:id:'
        '--until[Only what this transaction or an earlier one wrote; or a time.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_zscan() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':set:'
        '--after[Start behind a member of this score.]:score:'
        '--after-key[Key of that member.]:key:'
        '--min[Lowest score.]:score:'
        '--max[Highest score.]:score:'
        '--limit[Entries to show at most; 0 is all.]:count:'
        '--offset[Entries to leave out at the beginning.]:count:'
        '--desc[From the last to the first.]'
        '--prove[Fetch and check a proof for every entry.]'
        '--since[Only what this transaction or a later one wrote; or a time.]:id:'
        '--until[Only what this transaction or an earlier one wrote; or a time.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_count() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':prefix:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_diff() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:words:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_blame() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_set() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        ':value:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--value-file[Read the value from a file; - is standard input.]:file:'
        '--expires-in[Time for which the value counts\: 90s, 15m, 12h, 7d, 2w.]:duration:'
        '--if-absent[Write only if the key has no value.]'
        '--if-at-tx[Write only if the key was not changed after this transaction.]:id:'
        '--receipt[Write the proof to a new file, as proof get --export does.]:file:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_safeset() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        ':value:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--value-file[Read the value from a file; - is standard input.]:file:'
        '--expires-in[Time for which the value counts\: 90s, 15m, 12h, 7d, 2w.]:duration:'
        '--if-absent[Write only if the key has no value.]'
        '--if-at-tx[Write only if the key was not changed after this transaction.]:id:'
        '--receipt[Write the proof to a new file, as proof get --export does.]:file:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_restore() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--dry-run[Show the value; write nothing.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_delete() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_reference() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        ':key:'
        '--at-tx[Always the value that this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_safereference() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        ':key:'
        '--at-tx[Always the value that this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_zadd() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':set:'
        ':score:'
        ':key:'
        '--at-tx[Always the value that this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_safezadd() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':set:'
        ':score:'
        ':key:'
        '--at-tx[Always the value that this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_exec-all() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--self-contained[Refuse aliases and members of keys that are not set in the list and bound to it.]'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_exec() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:sql:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_query() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:sql:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_tables() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_describe() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':table:{local -a list;list=(${(f)"$(immuclient tables --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collections() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List the collections of documents.'
            'create:Create a collection.'
            'show:Show the fields and indexes of a collection.'
            'update:Add or remove fields, or rename the id field.'
            'index:Create or delete an index of a collection.'
            'delete:Drop a collection; its documents stay in the history.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|create|show|update|index|delete)
            "_immuclient_collection_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_collection_list() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection_create() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '*:fields:'
        '--id-field[Member that holds the id; _id by default.]:field:'
        '*--index[An index over fields; may be repeated.]:fields:'
        '*--unique[A unique index over fields; may be repeated.]:fields:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection_show() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection_update() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '*--add-field[A field to declare; may be repeated.]:field\:type:'
        '*--remove-field[A field to take back; may be repeated.]:field:'
        '--id-field[New name of the member that holds the id.]:field:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection_index() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        ':fields:'
        '--unique[No two documents may have the same values; the collection must be empty.]'
        '--delete[Delete the index instead.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_collection_delete() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--confirm[The name once more, instead of the question.]:name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'insert:Insert documents.'
            'get:Show a document by its id; the answer is proven.'
            'find:Show the documents that a condition selects.'
            'count:Count the documents that a condition selects.'
            'replace:Replace documents as a whole.'
            'delete:Delete documents; their history stays.'
            'history:Show the revisions of a document.'
            'proof:Show each step that proves a document.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        insert|get|find|count|replace|delete|history|proof)
            "_immuclient_doc_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_doc_insert() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        '*:json:'
        '--from[Read documents from a file; - is standard input.]:file:'
        '--batch[Documents of a file in one transaction.]:count:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_get() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':id:'
        '--at-tx[Transaction that wrote the wanted revision.]:tx:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_find() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':condition:'
        '--json[The query in the raw JSON form of the protocol, instead of a condition.]:query:'
        '*--order[Field to sort by, FIELD or FIELD\:desc; may be repeated.]:field:'
        '--limit[Documents at most; 0 is all.]:count:'
        '--prove[Fetch and check a proof for every document.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_count() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':condition:'
        '--json[The query in the raw JSON form of the protocol, instead of a condition.]:query:'
        '*--order[Field to sort by, FIELD or FIELD\:desc; may be repeated.]:field:'
        '--limit[Documents at most; 0 is all.]:count:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_replace() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        '*:words:'
        '--id[Only the document of this id.]:id:'
        '--all[All documents of the collection.]'
        '--json[The query in the raw JSON form of the protocol, instead of a condition.]:query:'
        '*--order[Field to sort by, FIELD or FIELD\:desc; may be repeated.]:field:'
        '--limit[Documents at most; 0 is all.]:count:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_delete() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':condition:'
        '--id[Only the document of this id.]:id:'
        '--all[All documents of the collection.]'
        '--json[The query in the raw JSON form of the protocol, instead of a condition.]:query:'
        '*--order[Field to sort by, FIELD or FIELD\:desc; may be repeated.]:field:'
        '--limit[Documents at most; 0 is all.]:count:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_history() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':id:'
        '--limit[Revisions to show at most; 0 is all.]:count:'
        '--desc[From the newest to the oldest.]'
        '--prove[Fetch and check a proof for every revision.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_doc_proof() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':id:'
        '--at-tx[Transaction that wrote the wanted revision.]:tx:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_tx() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:words:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_safetx() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':id:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_log() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--since[Only this transaction and later ones; or a time.]:id:'
        '--until[Only this transaction and earlier ones; or a time.]:id:'
        '--after[Start behind this transaction.]:id:'
        '--limit[Transactions to show at most; 0 is all.]:count:'
        '--offset[Transactions to leave out at the beginning.]:count:'
        '--follow[Show new transactions as they come, until Ctrl-C.]'
        '--asc[The oldest first.]'
        '--prove[Fetch and check a proof for every transaction.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_current() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_status() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_health() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_info() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_verify() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:what:'
        '--at-tx[Transaction that wrote the wanted version of the row.]:tx:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_proof() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'get:Show each step that proves the value of a key.'
            'tx:Show each step that proves a transaction.'
            'row:Show each step that proves a row.'
            'doc:Show each step that proves a document.'
            'verify:Verify a proof from a file, without a server.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        get|tx|row|doc|verify)
            "_immuclient_proof_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_proof_get() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':key:'
        '--key-file[Read the key from a file; - is standard input.]:file:'
        '--at-tx[Read what this transaction wrote.]:id:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--tree[Show how the steps build on one another.]'
        '--export[Write the proof to a new file that others can verify without a server.]:file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_proof_tx() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':id:'
        '--tree[Show how the steps build on one another.]'
        '--export[Write the proof to a new file that others can verify without a server.]:file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_proof_row() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':table:'
        '*:key:'
        '--at-tx[Version that this transaction wrote.]:id:'
        '--tree[Show how the steps build on one another.]'
        '--export[Write the proof to a new file that others can verify without a server.]:file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_proof_doc() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':collection:'
        ':id:'
        '--at-tx[Transaction that wrote the wanted revision.]:tx:'
        '--tree[Show how the steps build on one another.]'
        '--export[Write the proof to a new file that others can verify without a server.]:file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_proof_verify() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--tree[Show how the steps build on one another.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'show:Show the trusted state and how it came about.'
            'list:List what is trusted of all ledgers and databases.'
            'history:Show how the trusted state of a database came about.'
            'diff:Compare what is trusted here with a state exported elsewhere.'
            'pin:Trust a state that was learned elsewhere, before first contact.'
            'export:Write the trusted state to a file, for another machine or an auditor.'
            'import:Trust a state that was exported elsewhere.'
            'reset:Give up what is trusted, so that the next answer is believed again.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        show|list|history|diff|pin|export|import|reset)
            "_immuclient_trust_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_trust_show() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_list() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_history() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_diff() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_pin() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':state:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_export() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_import() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--server[Which server, when a directory knows several.]:uuid:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_trust_reset() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--reason[Why; it is kept with the trust.]:text:'
        '--confirm[Name of the database, instead of typing it.]:database:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_forensics() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_du() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--keys[By the parts of the keys'\'' names.]'
        '--prefix[Only keys that start with this.]:prefix:'
        '--hex[Keys and values on the command line are hexadecimal.]'
        '--base64[Keys and values on the command line are base64.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_flush() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_compact() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_truncate() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--older-than[What is older is discarded\: 90d, 12w.]:duration:'
        '--confirm[The name once more, so that nothing is asked.]:database:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_login() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':user:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_logout() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_use() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_connect() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':target:'
        '--user[User to log in as.]:name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_config() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'show:Show every setting that has a value.'
            'profiles:List the named connections.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        show|profiles)
            "_immuclient_config_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuclient_config_show() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--origin[Say where each value comes from.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_config_profiles() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_it() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*'{--command,-c}'[Run these commands and statements and end.]:text:'
        '*'{--file,-f}'[Run the commands and statements in a file and end.]:file:'
        '--keep-going[In a script, go on after an error; the first one still decides the exit status.]'
        '--restricted[Refuse commands with a backslash that start programs or use files.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_version() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_completion() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':shell:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--create[Make the directory if it does not exist.]'
        '--read-only[Never write to the ledger.]'
        '--database[Database to work on.]:name:{local -a list;list=(${(f)"$(immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuclient_complete "${___output[@]}"}'
        '--value-only[Print only the value.]'
        '--raw[Print stored bytes as they are, without escaping and without an added line end.]'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuclient_complete "${___color[@]}"}'
        '(--quiet -q)'{--quiet,-q}'[Print results and errors only, no counts and remarks.]'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--compat[End with the exit statuses of earlier versions.]'
        '--revision-separator[Text between key and revision, '\''@'\'' by default; empty switches revisions off.]:text:'
        '--editing-mode[Keys that edit the line at the prompt, emacs or vi.]:keys:'
        '--prompt[Prompt\: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.]:text:'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '--expect-state[Trust only a history with this state.]:tx\:hash:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(immuclient config profiles --output value 2>/dev/null </dev/null)"});_describe -V "" list}'
        '--uri[Server as immudb\://user@host\:port/database?tls=true.]:address:'
        '--config[Configuration file instead of the usual ones.]:file:'
        '(--immudb-address -a)'{--immudb-address,-a}'[Server to connect to.]:host:'
        '(--immudb-port -p)'{--immudb-port,-p}'[Port of the server.]:port:'
        '--username[User to log in as.]:name:'
        '--password[Password; others can see it, so use one of the next.]:text:'
        '--password-file[File with the password, for its owner'\''s eyes only.]:file:'
        '--password-fd[Open descriptor to read the password from.]:number:'
        '--password-stdin[Read the password from standard input.]'
        '--tokenfile[File to keep the login in, in the older layout.]:file:'
        '--timeout[Time for one call, such as 10s or 2m.]:time:'
        '--retries[Repetitions of a read after a broken connection.]:number:'
        '--max-recv-msg-size[Largest answer accepted, in bytes.]:bytes:'
        '--server-signing-pub-key[PEM file of the key that states must be signed with.]:file:'
        '--tls[Encrypt, and check the server against the authorities of the system.]'
        '--ca[PEM file of the authority that signed the server'\''s certificate.]:file:'
        '--cert[PEM file of the client'\''s certificate, if the server wants one.]:file:'
        '--key[PEM file of the key of that certificate.]:file:'
        '--servername[Name in the server'\''s certificate instead of the host.]:name:'
        '--tls-pin[SHA-256 of the one certificate to accept.]:hex:'
        '--tls-insecure[Encrypt, but accept whoever answers.]'
        '--insecure[Send everything in plain text, passwords too, over the network.]'
        '(--mtls -m)'{--mtls,-m}'[The older word for --tls with --certificate and --pkey.]'
        '--certificate[With --mtls\: as --cert.]:file:'
        '--pkey[With --mtls\: as --key.]:file:'
        '--clientcas[With --mtls\: as --ca.]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immuclient_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _immuclient ]]; then
    _immuclient "${@}"
else
    compdef _immuclient immuclient
fi
