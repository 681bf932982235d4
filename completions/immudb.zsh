#compdef immudb

__immudb_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__immudb_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __immudb_complete "${completions[@]:0:-1}"
    fi
}

__immudb_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_immudb() {
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
    local -ar arg_specs=(
        '--config[configuration file, TOML with flag names as keys]:file:_files'
        '--dir[data directory (default\: ./data)]:dir:_files -/'
        '(--detached -d)'{--detached,-d}'[start in the background and return when the server is ready (default\: false)]:true|false:'
        '--pidfile[file for the process id, removed at the end]:file:_files'
        '--reference-defaults[defaults of the reference server\: all addresses, plain text, the default password (default\: false)]:true|false:'
        '(--address -a)'{--address,-a}'[address of all listeners (default\: 127.0.0.1)]:text:'
        '(--port -p)'{--port,-p}'[port for gRPC (default\: 3322)]:number:'
        '--insecure[allow plain text on an address that other machines can reach (default\: false)]:true|false:'
        '--certificate[certificate of the server, PEM]:file:_files'
        '--pkey[private key of the certificate, PEM]:file:_files'
        '--clientcas[authorities of client certificates, PEM; without it those the system trusts]:file:_files'
        '(--mtls -m)'{--mtls,-m}'[demand a certificate of every gRPC client (default\: false)]:true|false:'
        '--auto-cert[use TLS with a certificate that the server issues itself (default\: false)]:true|false:'
        '--max-recv-msg-size[largest request, in bytes (default\: 33554432)]:number:'
        '(--auth -s)'{--auth,-s}'[demand a login (default\: true)]:true|false:'
        '--admin-password[password of the user immudb in a new data directory; enc\: and base64 is accepted (default\: immudb)]:text:'
        '--admin-password-file[file that holds the password of the user immudb]:file:_files'
        '--force-admin-password[set the password of the user immudb in an existing data directory, too (default\: false)]:true|false:'
        '--devmode[without logins\: serve callers on other machines, too (default\: false)]:true|false:'
        '--maintenance[read only, any database, no login; needs --auth=false (default\: false)]:true|false:'
        '--token-expiry-time[life of a login token, in minutes (default\: 1440)]:number:'
        '--max-sessions[sessions at a time (default\: 100)]:number:'
        '--max-connections[connections at a time; further ones are closed at once (default\: 1024)]:number:'
        '--session-timeout[a session without calls is closed after this time; 0 = never (default\: 2m)]:time:'
        '--max-session-inactivity-time[a session without calls counts as inactive after this time; 0 = never (default\: 3m)]:time:'
        '--max-session-age-time[a session is closed after this time; 0 = never (default\: 0)]:time:'
        '--synced[acknowledge writes when they are on disk; false\: when the system has them (default\: true)]:true|false:'
        '--signingKey[private key (EC, P-256, PEM) that signs the state of databases]:file:_files'
        '--max-active-databases[databases that are open at a time; no effect\: databases stay open once they are used (default\: 100)]:number:'
        '--max-key-length[SQL\: length of indexed VARCHAR and BLOB values, in bytes; not available\: the length of indexed SQL values cannot be changed (default\: 0)]:number:'
        '--logfile[log file, below the log directory unless absolute; without it standard error]:file:_files'
        '--logdir[log directory, below the data directory unless absolute (default\: immulog)]:dir:_files -/'
        '--logformat[text or json (default\: text)]:text:'
        '--log-rotation-size[begin a new log file after so many bytes; 0 = never (default\: 0)]:number:'
        '--log-rotation-age[begin a new log file after this time, at least 1m; 0 = never (default\: 0)]:time:'
        '--log-access[log a line for every unary call (default\: false)]:true|false:'
        '--log-request-metadata[store user and address in each transaction; not available\: user and address cannot be stored in transactions yet (default\: false)]:true|false:'
        '--audit-log[record calls in the system database; not available\: calls cannot be recorded in the system database yet (default\: false)]:true|false:'
        '--audit-log-events[which calls the audit log records; no effect\: there is no audit log yet (default\: all)]:text:'
        '--metrics-server[serve metrics and health over HTTP (default\: true)]:true|false:'
        '--metrics-server-port[port for metrics and health (default\: 9497)]:number:'
        '--no-histograms[leave the durations of calls out of the metrics (default\: false)]:true|false:'
        '--web-server[REST and web console; no effect\: there is no web server for REST and a console (default\: false)]:true|false:'
        '--web-server-port[port of the web server; no effect\: there is no web server for REST and a console (default\: 8080)]:number:'
        '--swaggerui[API browser; no effect\: there is no web server for REST and a console (default\: false)]:true|false:'
        '--grpc-reflection[description of the services; no effect\: the services do not describe themselves (default\: false)]:true|false:'
        '--pprof[profiles on the metrics listener; no effect\: there are no profiles (default\: false)]:true|false:'
        '--pgsql-server[listener for PostgreSQL clients; no effect\: there is no listener for PostgreSQL clients (default\: false)]:true|false:'
        '--pgsql-server-port[port for PostgreSQL clients; no effect\: there is no listener for PostgreSQL clients (default\: 5432)]:number:'
        '(--replication-is-replica --replication-enabled)'{--replication-is-replica,--replication-enabled}'[fetch systemdb and defaultdb from another server; not available\: this server cannot be a replica; as one it would accept writes (default\: false)]:true|false:'
        '--replication-sync-enabled[acknowledge writes when replicas have them; not available\: this server cannot wait for replicas (default\: false)]:true|false:'
        '--replication-sync-acks[replicas that must have a write; not available\: this server cannot wait for replicas (default\: 0)]:number:'
        '(--replication-primary-host --replication-master-address)'{--replication-primary-host,--replication-master-address}'[address of the primary; no effect\: this server does not replicate another one]:text:'
        '(--replication-primary-port --replication-master-port)'{--replication-primary-port,--replication-master-port}'[port of the primary; no effect\: this server does not replicate another one (default\: 3322)]:number:'
        '(--replication-primary-username --replication-follower-username)'{--replication-primary-username,--replication-follower-username}'[user on the primary; no effect\: this server does not replicate another one]:text:'
        '(--replication-primary-password --replication-follower-password)'{--replication-primary-password,--replication-follower-password}'[password on the primary; no effect\: this server does not replicate another one]:text:'
        '--replication-prefetch-tx-buffer-size[transactions fetched ahead; no effect\: this server does not replicate another one (default\: 100)]:number:'
        '--replication-commit-concurrency[parallel commits of a replica; no effect\: this server does not replicate another one (default\: 10)]:number:'
        '--replication-allow-tx-discarding[discard transactions that the primary does not have; no effect\: this server does not replicate another one (default\: false)]:true|false:'
        '--replication-skip-integrity-check[do not check replicated transactions; no effect\: this server does not replicate another one (default\: false)]:true|false:'
        '--replication-wait-for-indexing[wait for the index after each transaction; no effect\: this server does not replicate another one (default\: false)]:true|false:'
        '--s3-storage[keep the data in S3; not available\: there is no storage in S3; the data would be in the directory only (default\: false)]:true|false:'
        '--s3-endpoint[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-bucket-name[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-location[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-path-prefix[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-access-key-id[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-secret-key[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-role[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-server-side-encryption[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-sse-kms-key-id[setting of the storage in S3; no effect\: there is no storage in S3]:text:'
        '--s3-instance-metadata-url[setting of the storage in S3; no effect\: there is no storage in S3 (default\: http\://169.254.169.254)]:text:'
        '--s3-role-enabled[setting of the storage in S3; no effect\: there is no storage in S3 (default\: false)]:true|false:'
        '--s3-use-fargate-credentials[setting of the storage in S3; no effect\: there is no storage in S3 (default\: false)]:true|false:'
        '--s3-external-identifier[take the identity of the server from S3; not available\: there is no storage in S3 to take an identity from (default\: false)]:true|false:'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'version:Print the version.'
            'completion:Print a completion script for a shell.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        version|completion|help)
            "_immudb_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_immudb_version() {
    local -i ret=1
    local -ar arg_specs=(
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immudb_completion() {
    local -i ret=1
    local -ar arg_specs=(
        ':shell:'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_immudb_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _immudb ]]; then
    _immudb "${@}"
else
    compdef _immudb immudb
fi
