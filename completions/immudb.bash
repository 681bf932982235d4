#!/bin/bash

__immudb_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__immudb_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__immudb_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__immudb_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_immudb() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(-h --help)
    local -a repeating_options=()
    local -a non_repeating_options=(--config --dir --detached -d --pidfile --reference-defaults --address -a --port -p --insecure --certificate --pkey --clientcas --mtls -m --auto-cert --max-recv-msg-size --auth -s --admin-password --admin-password-file --force-admin-password --devmode --maintenance --token-expiry-time --max-sessions --max-connections --session-timeout --max-session-inactivity-time --max-session-age-time --synced --signingKey --max-active-databases --max-key-length --logfile --logdir --logformat --log-rotation-size --log-rotation-age --log-access --log-request-metadata --audit-log --audit-log-events --metrics-server --metrics-server-port --no-histograms --web-server --web-server-port --swaggerui --grpc-reflection --pprof --pgsql-server --pgsql-server-port --replication-is-replica --replication-enabled --replication-sync-enabled --replication-sync-acks --replication-primary-host --replication-master-address --replication-primary-port --replication-master-port --replication-primary-username --replication-follower-username --replication-primary-password --replication-follower-password --replication-prefetch-tx-buffer-size --replication-commit-concurrency --replication-allow-tx-discarding --replication-skip-integrity-check --replication-wait-for-indexing --s3-storage --s3-endpoint --s3-bucket-name --s3-location --s3-path-prefix --s3-access-key-id --s3-secret-key --s3-role --s3-server-side-encryption --s3-sse-kms-key-id --s3-instance-metadata-url --s3-role-enabled --s3-use-fargate-credentials --s3-external-identifier)
    __immudb_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        __immudb_add_completions -f
        return
        ;;
    '--dir')
        __immudb_add_completions -d
        return
        ;;
    '--detached'|'-d')
        return
        ;;
    '--pidfile')
        __immudb_add_completions -f
        return
        ;;
    '--reference-defaults')
        return
        ;;
    '--address'|'-a')
        return
        ;;
    '--port'|'-p')
        return
        ;;
    '--insecure')
        return
        ;;
    '--certificate')
        __immudb_add_completions -f
        return
        ;;
    '--pkey')
        __immudb_add_completions -f
        return
        ;;
    '--clientcas')
        __immudb_add_completions -f
        return
        ;;
    '--mtls'|'-m')
        return
        ;;
    '--auto-cert')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--auth'|'-s')
        return
        ;;
    '--admin-password')
        return
        ;;
    '--admin-password-file')
        __immudb_add_completions -f
        return
        ;;
    '--force-admin-password')
        return
        ;;
    '--devmode')
        return
        ;;
    '--maintenance')
        return
        ;;
    '--token-expiry-time')
        return
        ;;
    '--max-sessions')
        return
        ;;
    '--max-connections')
        return
        ;;
    '--session-timeout')
        return
        ;;
    '--max-session-inactivity-time')
        return
        ;;
    '--max-session-age-time')
        return
        ;;
    '--synced')
        return
        ;;
    '--signingKey')
        __immudb_add_completions -f
        return
        ;;
    '--max-active-databases')
        return
        ;;
    '--max-key-length')
        return
        ;;
    '--logfile')
        __immudb_add_completions -f
        return
        ;;
    '--logdir')
        __immudb_add_completions -d
        return
        ;;
    '--logformat')
        return
        ;;
    '--log-rotation-size')
        return
        ;;
    '--log-rotation-age')
        return
        ;;
    '--log-access')
        return
        ;;
    '--log-request-metadata')
        return
        ;;
    '--audit-log')
        return
        ;;
    '--audit-log-events')
        return
        ;;
    '--metrics-server')
        return
        ;;
    '--metrics-server-port')
        return
        ;;
    '--no-histograms')
        return
        ;;
    '--web-server')
        return
        ;;
    '--web-server-port')
        return
        ;;
    '--swaggerui')
        return
        ;;
    '--grpc-reflection')
        return
        ;;
    '--pprof')
        return
        ;;
    '--pgsql-server')
        return
        ;;
    '--pgsql-server-port')
        return
        ;;
    '--replication-is-replica'|'--replication-enabled')
        return
        ;;
    '--replication-sync-enabled')
        return
        ;;
    '--replication-sync-acks')
        return
        ;;
    '--replication-primary-host'|'--replication-master-address')
        return
        ;;
    '--replication-primary-port'|'--replication-master-port')
        return
        ;;
    '--replication-primary-username'|'--replication-follower-username')
        return
        ;;
    '--replication-primary-password'|'--replication-follower-password')
        return
        ;;
    '--replication-prefetch-tx-buffer-size')
        return
        ;;
    '--replication-commit-concurrency')
        return
        ;;
    '--replication-allow-tx-discarding')
        return
        ;;
    '--replication-skip-integrity-check')
        return
        ;;
    '--replication-wait-for-indexing')
        return
        ;;
    '--s3-storage')
        return
        ;;
    '--s3-endpoint')
        return
        ;;
    '--s3-bucket-name')
        return
        ;;
    '--s3-location')
        return
        ;;
    '--s3-path-prefix')
        return
        ;;
    '--s3-access-key-id')
        return
        ;;
    '--s3-secret-key')
        return
        ;;
    '--s3-role')
        return
        ;;
    '--s3-server-side-encryption')
        return
        ;;
    '--s3-sse-kms-key-id')
        return
        ;;
    '--s3-instance-metadata-url')
        return
        ;;
    '--s3-role-enabled')
        return
        ;;
    '--s3-use-fargate-credentials')
        return
        ;;
    '--s3-external-identifier')
        return
        ;;
    esac

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    version|completion|help)
        # Offer subcommand argument completions
        "_immudb_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'version completion help' -- "${cur}"))
        ;;
    esac
}

_immudb_version() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __immudb_offer_flags_options 0
}

_immudb_completion() {
    repeating_flags=()
    non_repeating_flags=(-h --help)
    repeating_options=()
    non_repeating_options=()
    __immudb_offer_flags_options 1
}

_immudb_help() {
    :
}

complete -o filenames -F _immudb immudb
