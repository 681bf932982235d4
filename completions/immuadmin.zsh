#compdef immuadmin

__immuadmin_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__immuadmin_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __immuadmin_complete "${completions[@]:0:-1}"
    fi
}

__immuadmin_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_immuadmin() {
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
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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
            'login:Log in to a server.'
            'logout:End the login, here and with the server.'
            'status:Show whether a server answers, its version, age and size.'
            'top:Watch servers: rates, latencies, databases, indexes, clients, replication.'
            'user:Accounts, their permissions and SQL privileges.'
            'database:Databases, their settings, their index.'
            'serverconfig:Show how a server is configured, as far as it tells.'
            'hot-backup:Write the transactions of databases to backup files.'
            'hot-restore:Make a database from a backup file, or check one.'
            'backup:Copy the data directory of a stopped server, and check the copy.'
            'restore:Put a copy in the place of the data directory of a stopped server.'
            'dump:Write tables, rows and keys of a database as text that loads again.'
            'load:Read a dump into a database.'
            'fsck:Recompute every hash in a data directory, and heal derived data.'
            'du:Show what databases take on disk, by log, tree, index or key prefix.'
            'doctor:Look for what usually goes wrong, and say how to fix it.'
            'version:Show the version of this program.'
            'completion:Print the completion script for bash, zsh or fish.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        login|logout|status|top|user|database|serverconfig|hot-backup|hot-restore|backup|restore|dump|load|fsck|du|doctor|version|completion|help)
            "_immuadmin_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuadmin_login() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':user:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_logout() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_status() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_top() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*'{--url,--metrics-url}'[Where metrics are; repeat it for several servers.]:url:'
        '--interval[Seconds between two answers.]:seconds:'
        '--metrics-ca[File with the certificates to trust.]:file:'
        '--metrics-insecure[Do not check the server'\''s certificate.]'
        '(--text -t)'{--text,-t}'[Print the list of earlier versions.]'
        '(--raw -r)'{--raw,-r}'[Print the metrics as they are.]'
        '--once[Print one report and end.]'
        '*--threshold[Mark a figure from a value on\: errors, p99, index-lag, replication-lag, memory, sessions, growth.]:name=value:'
        '--record[Write every answer to a new file.]:file:'
        '--replay[Show a recording instead of a server.]:file:'
        '--theme[Theme\: standard, contrast, monochrome.]:name:'
        '--frames[End after so many answers.]:n:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user() {
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
            'list:List the accounts that you may see.'
            'show:Show one account.'
            'create:Make an account.'
            'changepassword:Give an account another password.'
            'activate:Let an account log in.'
            'deactivate:Keep an account out.'
            'permission:Grant or revoke a permission on a database.'
            'privilege:Grant or revoke SQL privileges on a database.'
            'export:Write the accounts that you may see, with what they may do.'
            'import:Make accounts and what they may do as a file says.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|show|create|changepassword|activate|deactivate|permission|privilege|export|import)
            "_immuadmin_user_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuadmin_user_list() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_show() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_create() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        ':permission:'
        ':database:'
        '--random[Make a password up and print it.]'
        '--new-password-file[File with the password.]:file:'
        '--dry-run[Say what would be done.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_changepassword() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--random[Make a password up and print it.]'
        '--new-password-file[File with the new password.]:file:'
        '--old-password-file[File with the old password.]:file:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_activate() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_deactivate() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_permission() {
    local -i ret=1
    local -ar _action=('grant' 'revoke')
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':action:{__immuadmin_complete "${_action[@]}"}'
        ':name:'
        ':permission:'
        ':database:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_privilege() {
    local -i ret=1
    local -ar _action=('grant' 'revoke')
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':action:{__immuadmin_complete "${_action[@]}"}'
        ':name:'
        ':privileges:'
        ':database:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_export() {
    local -i ret=1
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_user_import() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--dry-run[Say what would be done.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database() {
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
            'list:List the databases that you may see.'
            'show:Show the settings of a database that are in force.'
            'create:Make a database.'
            'update:Change settings of a database.'
            'load:Open a database that was closed.'
            'unload:Close a database; nobody can use it then.'
            'delete:Remove an unloaded database with all its files.'
            'use:Check that a database can be used.'
            'flush:Write the key index of a database to disk.'
            'compact:Rewrite the key index of a database in its smallest form.'
            'truncate:Discard values older than a retention period.'
            'export:Write the rows of a table to a file, as CSV or JSON lines.'
            'import:Put the rows of a file into a table, from CSV or JSON lines.'
            'clone:Copy a database with its whole history under another name.'
            'diff:Show where the settings of two databases differ.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|show|create|update|load|unload|delete|use|flush|compact|truncate|export|import|clone|diff)
            "_immuadmin_database_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immuadmin_database_list() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_show() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--changed[Only settings that differ from the usual ones.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_create() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--exclude-commit-time[Put no commit time into transactions.]:true|false:'
        '--embedded-values[Keep values inside the transaction log.]:true|false:'
        '--prealloc-files[Reserve the space of files in advance.]:true|false:'
        '--write-tx-header-version[Version of transaction headers, 0 or 1.]:number:'
        '--max-commit-concurrency[Commits under way at once.]:number:'
        '--sync-frequency[Time between two syncs.]:time:'
        '--write-buffer-size[Bytes of the write buffer.]:number:'
        '--read-tx-pool-size[Transactions read at once.]:number:'
        '--autoload[Open the database when the server starts.]:true|false:'
        '--retention-period[Keep values for this long, at least a day.]:time:'
        '--truncation-frequency[Time between two truncations.]:time:'
        '--indexing-flush-threshold[Entries after which the index is written.]:number:'
        '--indexing-cleanup-percentage[Part of the index that a flush rewrites.]:percent:'
        '--indexing-sync-threshold[Entries after which the index is synced.]:number:'
        '--indexing-cache-size[Bytes of the index cache.]:number:'
        '--indexing-max-active-snapshots[Snapshots open at once.]:number:'
        '(--replication-is-replica --replication-enabled)'{--replication-is-replica,--replication-enabled}'[Follow another database.]:true|false:'
        '--replication-sync-enabled[Wait for replicas.]:true|false:'
        '--replication-sync-acks[Replicas to wait for.]:number:'
        '(--replication-primary-database --replication-master-database)'{--replication-primary-database,--replication-master-database}'[Database to follow.]:text:'
        '(--replication-primary-host --replication-master-address)'{--replication-primary-host,--replication-master-address}'[Host of the primary.]:text:'
        '(--replication-primary-port --replication-master-port)'{--replication-primary-port,--replication-master-port}'[Port of the primary.]:number:'
        '(--replication-primary-username --replication-follower-username)'{--replication-primary-username,--replication-follower-username}'[User to log in there as.]:text:'
        '(--replication-primary-password --replication-follower-password)'{--replication-primary-password,--replication-follower-password}'[Its password.]:text:'
        '--replication-prefetch-tx-buffer-size[Transactions fetched in advance.]:number:'
        '--replication-commit-concurrency[Transactions taken at once.]:number:'
        '--replication-allow-tx-discarding[Drop what the primary does not have.]:true|false:'
        '--replication-skip-integrity-check[Do not compare hashes.]:true|false:'
        '--replication-wait-for-indexing[Wait for the index.]:true|false:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_update() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--exclude-commit-time[Put no commit time into transactions.]:true|false:'
        '--embedded-values[Keep values inside the transaction log.]:true|false:'
        '--prealloc-files[Reserve the space of files in advance.]:true|false:'
        '--write-tx-header-version[Version of transaction headers, 0 or 1.]:number:'
        '--max-commit-concurrency[Commits under way at once.]:number:'
        '--sync-frequency[Time between two syncs.]:time:'
        '--write-buffer-size[Bytes of the write buffer.]:number:'
        '--read-tx-pool-size[Transactions read at once.]:number:'
        '--autoload[Open the database when the server starts.]:true|false:'
        '--retention-period[Keep values for this long, at least a day.]:time:'
        '--truncation-frequency[Time between two truncations.]:time:'
        '--indexing-flush-threshold[Entries after which the index is written.]:number:'
        '--indexing-cleanup-percentage[Part of the index that a flush rewrites.]:percent:'
        '--indexing-sync-threshold[Entries after which the index is synced.]:number:'
        '--indexing-cache-size[Bytes of the index cache.]:number:'
        '--indexing-max-active-snapshots[Snapshots open at once.]:number:'
        '(--replication-is-replica --replication-enabled)'{--replication-is-replica,--replication-enabled}'[Follow another database.]:true|false:'
        '--replication-sync-enabled[Wait for replicas.]:true|false:'
        '--replication-sync-acks[Replicas to wait for.]:number:'
        '(--replication-primary-database --replication-master-database)'{--replication-primary-database,--replication-master-database}'[Database to follow.]:text:'
        '(--replication-primary-host --replication-master-address)'{--replication-primary-host,--replication-master-address}'[Host of the primary.]:text:'
        '(--replication-primary-port --replication-master-port)'{--replication-primary-port,--replication-master-port}'[Port of the primary.]:number:'
        '(--replication-primary-username --replication-follower-username)'{--replication-primary-username,--replication-follower-username}'[User to log in there as.]:text:'
        '(--replication-primary-password --replication-follower-password)'{--replication-primary-password,--replication-follower-password}'[Its password.]:text:'
        '--replication-prefetch-tx-buffer-size[Transactions fetched in advance.]:number:'
        '--replication-commit-concurrency[Transactions taken at once.]:number:'
        '--replication-allow-tx-discarding[Drop what the primary does not have.]:true|false:'
        '--replication-skip-integrity-check[Do not compare hashes.]:true|false:'
        '--replication-wait-for-indexing[Wait for the index.]:true|false:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_load() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_unload() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_delete() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--yes-i-know-what-i-am-doing[Ask nothing.]:true|false:'
        '--dry-run[Say what would be removed.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_use() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_flush() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--cleanup-percentage[Part of the index to rewrite.]:percent:'
        '--synced[Wait for the disk.]:true|false:'
        '--database[The database, the usual one by default.]:name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_compact() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--database[The database, the usual one by default.]:name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_truncate() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':name:'
        '--retention-period[What is older is discarded, at least a day\: 90d.]:period:'
        '--yes-i-know-what-i-am-doing[Ask nothing.]:true|false:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_export() {
    local -i ret=1
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':table:'
        '(-o --output --o)'{-o,--output,--o}'[File to write, - for standard output.]:file:'
        '--format[csv or jsonl; without it the name of the file decides.]:format:'
        '(--separator --s)'{--separator,--s}'[Between cells of CSV.]:character:'
        '--null[What stands for NULL in CSV, without quotes; nothing at all by default.]:text:'
        '--database[The database, the usual one by default.]:name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_import() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '(--table --t)'{--table,--t}'[Name of the table.]:name:'
        '(--header --h)'{--header,--h}'[Whether the first line of CSV has titles.]:true|false:'
        '--format[csv or jsonl; without it the name of the file decides.]:format:'
        '(--separator --s)'{--separator,--s}'[Between cells of CSV.]:character:'
        '--null[What stands for NULL in CSV, without quotes; nothing at all by default.]:text:'
        '--batch[Rows of a transaction.]:number:'
        '--existing[A key that is there already\: refuse, skip or replace.]:what:'
        '--rejects[File for rows that are refused.]:file:'
        '--resume[File that tells how far the import came.]:file:'
        '--dry-run[Read and check the file, and write nothing.]'
        '--database[The database, the usual one by default.]:name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_clone() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':database:'
        ':copy:'
        '--through[Directory for the backup meanwhile.]:dir:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_database_diff() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':first:'
        ':second:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_serverconfig() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_hot-backup() {
    local -i ret=1
    local -ar ___compress=('zstd')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '*:databases:'
        '--all[All databases but systemdb.]'
        '(-o --output)'{-o,--output}'[File to write, - for standard output.]:output:'
        '--start-tx[First transaction.]:tx:'
        '--append[Add the transactions that the file does not hold yet.]'
        '--compress[Pack the file\: zstd.]:format:{__immuadmin_complete "${___compress[@]}"}'
        '--progress-bar[Show progress, also where standard error is no terminal.]'
        '--dry-run[Say what would be written, and write nothing.]'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_hot-restore() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':database:'
        '(-i --input)'{-i,--input}'[File to read, - for standard input.]:input:'
        '--verify-only[Recompute the file and restore nothing.]'
        '--append[Add to a database that exists what it does not hold yet.]'
        '--force[Append even if file and database have no transaction in common.]'
        '--force-replica[Append to a database of a server that is no replica.]'
        '--progress-bar[Show progress, also where standard error is no terminal.]'
        '--until-tx[Last transaction to restore.]:tx:'
        '--until-time[Restore what was committed up to this time.]:time:'
        '--dry-run[Check everything, and restore nothing.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_backup() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '--dbdir[The data directory.]:dir:'
        '--to[Directory for the copy.]:dir:'
        '(--uncompressed -u)'{--uncompressed,-u}'[Make a folder instead of an archive.]'
        '--keep-identity[Put the server'\''s identity into the copy.]'
        '--no-check[Copy also what is damaged.]'
        '--manual-stop-start[For scripts of earlier versions\: the server is never stopped or started.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_restore() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':snapshot:'
        '--dbdir[The data directory.]:dir:'
        '--dry-run[Check the copy, and restore nothing.]'
        '--manual-stop-start[For scripts of earlier versions\: the server is never stopped or started.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_dump() {
    local -i ret=1
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--database[The database, the usual one by default.]:name:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_load() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':file:'
        '--dry-run[Read and check the file, and write nothing.]'
        '--database[The database, the usual one by default.]:name:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_fsck() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':dir:'
        '*--database[Only this database; can be repeated.]:name:'
        '--rebuild-index[Make index and tree again from the transactions.]'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_du() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':dir:'
        '*--database[Only this database; can be repeated.]:name:'
        '--keys[By the parts of the keys'\'' names.]'
        '--prefix[Only keys that start with this.]:prefix:'
        '--older-than[What truncation would free\: 90d, 12w.]:age:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_doctor() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':dir:'
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_version() {
    local -i ret=1
    local -ar ___output=('table' 'expanded' 'json' 'jsonl' 'csv' 'tsv' 'value' 'hex' 'base64' 'legacy')
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        '(--output -o)'{--output,-o}'[Output format.]:format:{__immuadmin_complete "${___output[@]}"}'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_completion() {
    local -i ret=1
    local -ar ___color=('auto' 'always' 'never')
    local -ar arg_specs=(
        ':shell:'
        '--offline[Work on a local directory, with no server.]:dir:'
        '--utc[Show times in UTC instead of the local zone.]'
        '--color[When to use colours.]:when:{__immuadmin_complete "${___color[@]}"}'
        '(--verbose -v)'{--verbose,-v}'[Say more\: target, causes of errors.]'
        '--trust-dir[Directory of the trusted states.]:dir:'
        '(--profile -P)'{--profile,-P}'[Connection of this name from the configuration.]:name:{local -a list;list=(${(f)"$(:)"});_describe -V "" list}'
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

_immuadmin_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _immuadmin ]]; then
    _immuadmin "${@}"
else
    compdef _immuadmin immuadmin
fi
