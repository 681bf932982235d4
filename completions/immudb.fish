function __immudb_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __immudb_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __immudb_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __immudb_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __immudb_parse_tokens -S
    set -l unparsed_tokens (__immudb_tokens -pc)
    switch $unparsed_tokens[1]
    case 'immudb'
        __immudb_parse_subcommand 0 'config=' 'dir=' 'd/detached=' 'pidfile=' 'reference-defaults=' 'a/address=' 'p/port=' 'insecure=' 'certificate=' 'pkey=' 'clientcas=' 'm/mtls=' 'auto-cert=' 'max-recv-msg-size=' 's/auth=' 'admin-password=' 'admin-password-file=' 'force-admin-password=' 'devmode=' 'maintenance=' 'token-expiry-time=' 'max-sessions=' 'max-connections=' 'session-timeout=' 'max-session-inactivity-time=' 'max-session-age-time=' 'synced=' 'signingKey=' 'max-active-databases=' 'max-key-length=' 'logfile=' 'logdir=' 'logformat=' 'log-rotation-size=' 'log-rotation-age=' 'log-access=' 'log-request-metadata=' 'audit-log=' 'audit-log-events=' 'metrics-server=' 'metrics-server-port=' 'no-histograms=' 'web-server=' 'web-server-port=' 'swaggerui=' 'grpc-reflection=' 'pprof=' 'pgsql-server=' 'pgsql-server-port=' 'replication-is-replica=' 'replication-sync-enabled=' 'replication-sync-acks=' 'replication-primary-host=' 'replication-primary-port=' 'replication-primary-username=' 'replication-primary-password=' 'replication-prefetch-tx-buffer-size=' 'replication-commit-concurrency=' 'replication-allow-tx-discarding=' 'replication-skip-integrity-check=' 'replication-wait-for-indexing=' 's3-storage=' 's3-endpoint=' 's3-bucket-name=' 's3-location=' 's3-path-prefix=' 's3-access-key-id=' 's3-secret-key=' 's3-role=' 's3-server-side-encryption=' 's3-sse-kms-key-id=' 's3-instance-metadata-url=' 's3-role-enabled=' 's3-use-fargate-credentials=' 's3-external-identifier=' 'h/help'
        switch $unparsed_tokens[1]
        case 'version'
            __immudb_parse_subcommand 0 'h/help'
        case 'completion'
            __immudb_parse_subcommand 1 'h/help'
        case 'help'
            __immudb_parse_subcommand -r 1 
        end
    end
end

function __immudb_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __immudb_parse_subcommand -S -a positional_count
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

function __immudb_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __immudb_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__immudb_tokens -p)
    if test -z "$(__immudb_tokens -t)"
        set -l index (count (__immudb_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'immudb' -f
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" config' -l 'config' -d 'configuration file, TOML with flag names as keys' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" dir' -l 'dir' -d 'data directory (default: ./data)' -rfa '(__immudb_complete_directories)'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" d detached' -l 'detached' -s 'd' -d 'start in the background and return when the server is ready (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" pidfile' -l 'pidfile' -d 'file for the process id, removed at the end' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" reference-defaults' -l 'reference-defaults' -d 'defaults of the reference server: all addresses, plain text, the default password (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" a address' -l 'address' -s 'a' -d 'address of all listeners (default: 127.0.0.1)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" p port' -l 'port' -s 'p' -d 'port for gRPC (default: 3322)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" insecure' -l 'insecure' -d 'allow plain text on an address that other machines can reach (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" certificate' -l 'certificate' -d 'certificate of the server, PEM' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" pkey' -l 'pkey' -d 'private key of the certificate, PEM' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" clientcas' -l 'clientcas' -d 'authorities of client certificates, PEM; without it those the system trusts' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" m mtls' -l 'mtls' -s 'm' -d 'demand a certificate of every gRPC client (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" auto-cert' -l 'auto-cert' -d 'use TLS with a certificate that the server issues itself (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-recv-msg-size' -l 'max-recv-msg-size' -d 'largest request, in bytes (default: 33554432)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" auth s' -l 'auth' -s 's' -d 'demand a login (default: true)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" admin-password' -l 'admin-password' -d 'password of the user immudb in a new data directory; enc: and base64 is accepted (default: immudb)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" admin-password-file' -l 'admin-password-file' -d 'file that holds the password of the user immudb' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" force-admin-password' -l 'force-admin-password' -d 'set the password of the user immudb in an existing data directory, too (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" devmode' -l 'devmode' -d 'without logins: serve callers on other machines, too (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" maintenance' -l 'maintenance' -d 'read only, any database, no login; needs --auth=false (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" token-expiry-time' -l 'token-expiry-time' -d 'life of a login token, in minutes (default: 1440)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-sessions' -l 'max-sessions' -d 'sessions at a time (default: 100)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-connections' -l 'max-connections' -d 'connections at a time; further ones are closed at once (default: 1024)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" session-timeout' -l 'session-timeout' -d 'a session without calls is closed after this time; 0 = never (default: 2m)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-session-inactivity-time' -l 'max-session-inactivity-time' -d 'a session without calls counts as inactive after this time; 0 = never (default: 3m)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-session-age-time' -l 'max-session-age-time' -d 'a session is closed after this time; 0 = never (default: 0)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" synced' -l 'synced' -d 'acknowledge writes when they are on disk; false: when the system has them (default: true)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" signingKey' -l 'signingKey' -d 'private key (EC, P-256, PEM) that signs the state of databases' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-active-databases' -l 'max-active-databases' -d 'databases that are open at a time; no effect: databases stay open once they are used (default: 100)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" max-key-length' -l 'max-key-length' -d 'SQL: length of indexed VARCHAR and BLOB values, in bytes; not available: the length of indexed SQL values cannot be changed (default: 0)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" logfile' -l 'logfile' -d 'log file, below the log directory unless absolute; without it standard error' -rF
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" logdir' -l 'logdir' -d 'log directory, below the data directory unless absolute (default: immulog)' -rfa '(__immudb_complete_directories)'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" logformat' -l 'logformat' -d 'text or json (default: text)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" log-rotation-size' -l 'log-rotation-size' -d 'begin a new log file after so many bytes; 0 = never (default: 0)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" log-rotation-age' -l 'log-rotation-age' -d 'begin a new log file after this time, at least 1m; 0 = never (default: 0)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" log-access' -l 'log-access' -d 'log a line for every unary call (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" log-request-metadata' -l 'log-request-metadata' -d 'store user and address in each transaction; not available: user and address cannot be stored in transactions yet (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" audit-log' -l 'audit-log' -d 'record calls in the system database; not available: calls cannot be recorded in the system database yet (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" audit-log-events' -l 'audit-log-events' -d 'which calls the audit log records; no effect: there is no audit log yet (default: all)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" metrics-server' -l 'metrics-server' -d 'serve metrics and health over HTTP (default: true)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" metrics-server-port' -l 'metrics-server-port' -d 'port for metrics and health (default: 9497)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" no-histograms' -l 'no-histograms' -d 'leave the durations of calls out of the metrics (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" web-server' -l 'web-server' -d 'REST and web console; no effect: there is no web server for REST and a console (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" web-server-port' -l 'web-server-port' -d 'port of the web server; no effect: there is no web server for REST and a console (default: 8080)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" swaggerui' -l 'swaggerui' -d 'API browser; no effect: there is no web server for REST and a console (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" grpc-reflection' -l 'grpc-reflection' -d 'description of the services; no effect: the services do not describe themselves (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" pprof' -l 'pprof' -d 'profiles on the metrics listener; no effect: there are no profiles (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" pgsql-server' -l 'pgsql-server' -d 'listener for PostgreSQL clients; no effect: there is no listener for PostgreSQL clients (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" pgsql-server-port' -l 'pgsql-server-port' -d 'port for PostgreSQL clients; no effect: there is no listener for PostgreSQL clients (default: 5432)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-enabled replication-is-replica' -l 'replication-is-replica' -l 'replication-enabled' -d 'fetch systemdb and defaultdb from another server; not available: this server cannot be a replica; as one it would accept writes (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-sync-enabled' -l 'replication-sync-enabled' -d 'acknowledge writes when replicas have them; not available: this server cannot wait for replicas (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-sync-acks' -l 'replication-sync-acks' -d 'replicas that must have a write; not available: this server cannot wait for replicas (default: 0)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-master-address replication-primary-host' -l 'replication-primary-host' -l 'replication-master-address' -d 'address of the primary; no effect: this server does not replicate another one' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-master-port replication-primary-port' -l 'replication-primary-port' -l 'replication-master-port' -d 'port of the primary; no effect: this server does not replicate another one (default: 3322)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-follower-username replication-primary-username' -l 'replication-primary-username' -l 'replication-follower-username' -d 'user on the primary; no effect: this server does not replicate another one' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-follower-password replication-primary-password' -l 'replication-primary-password' -l 'replication-follower-password' -d 'password on the primary; no effect: this server does not replicate another one' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-prefetch-tx-buffer-size' -l 'replication-prefetch-tx-buffer-size' -d 'transactions fetched ahead; no effect: this server does not replicate another one (default: 100)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-commit-concurrency' -l 'replication-commit-concurrency' -d 'parallel commits of a replica; no effect: this server does not replicate another one (default: 10)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-allow-tx-discarding' -l 'replication-allow-tx-discarding' -d 'discard transactions that the primary does not have; no effect: this server does not replicate another one (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-skip-integrity-check' -l 'replication-skip-integrity-check' -d 'do not check replicated transactions; no effect: this server does not replicate another one (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" replication-wait-for-indexing' -l 'replication-wait-for-indexing' -d 'wait for the index after each transaction; no effect: this server does not replicate another one (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-storage' -l 's3-storage' -d 'keep the data in S3; not available: there is no storage in S3; the data would be in the directory only (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-endpoint' -l 's3-endpoint' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-bucket-name' -l 's3-bucket-name' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-location' -l 's3-location' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-path-prefix' -l 's3-path-prefix' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-access-key-id' -l 's3-access-key-id' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-secret-key' -l 's3-secret-key' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-role' -l 's3-role' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-server-side-encryption' -l 's3-server-side-encryption' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-sse-kms-key-id' -l 's3-sse-kms-key-id' -d 'setting of the storage in S3; no effect: there is no storage in S3' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-instance-metadata-url' -l 's3-instance-metadata-url' -d 'setting of the storage in S3; no effect: there is no storage in S3 (default: http://169.254.169.254)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-role-enabled' -l 's3-role-enabled' -d 'setting of the storage in S3; no effect: there is no storage in S3 (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-use-fargate-credentials' -l 's3-use-fargate-credentials' -d 'setting of the storage in S3; no effect: there is no storage in S3 (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" s3-external-identifier' -l 's3-external-identifier' -d 'take the identity of the server from S3; not available: there is no storage in S3 to take an identity from (default: false)' -rfka ''
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_positional "immudb" -eq 1' -fa 'version' -d 'Print the version.'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_positional "immudb" -eq 1' -fa 'completion' -d 'Print a completion script for a shell.'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_positional "immudb" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb version" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'immudb' -n '__immudb_should_offer_completions_for_flags_or_options "immudb completion" h help' -s 'h' -l 'help' -d 'Show help information.'
