#!/bin/bash

__immuadmin_cursor_index_in_current_word() {
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
__immuadmin_offer_flags_options() {
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

__immuadmin_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__immuadmin_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_immuadmin() {
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
    local -a non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=(--offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    login|logout|status|top|user|database|serverconfig|hot-backup|hot-restore|backup|restore|dump|load|fsck|du|doctor|version|completion|help)
        # Offer subcommand argument completions
        "_immuadmin_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'login logout status top user database serverconfig hot-backup hot-restore backup restore dump load fsck du doctor version completion help' -- "${cur}"))
        ;;
    esac
}

_immuadmin_login() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_logout() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_status() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_top() {
    repeating_flags=()
    non_repeating_flags=(--metrics-insecure --text -t --raw -r --once --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--url --metrics-url --threshold)
    non_repeating_options=(--interval --metrics-ca --record --replay --theme --frames --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--url'|'--metrics-url')
        return
        ;;
    '--interval')
        return
        ;;
    '--metrics-ca')
        return
        ;;
    '--threshold')
        return
        ;;
    '--record')
        return
        ;;
    '--replay')
        return
        ;;
    '--theme')
        return
        ;;
    '--frames')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuadmin_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|create|changepassword|activate|deactivate|permission|privilege|export|import)
        # Offer subcommand argument completions
        "_immuadmin_user_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show create changepassword activate deactivate permission privilege export import' -- "${cur}"))
        ;;
    esac
}

_immuadmin_user_list() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_show() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_create() {
    repeating_flags=()
    non_repeating_flags=(--random --dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--new-password-file --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--new-password-file')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_changepassword() {
    repeating_flags=()
    non_repeating_flags=(--random --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--new-password-file --old-password-file --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--new-password-file')
        return
        ;;
    '--old-password-file')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_activate() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_deactivate() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_permission() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 4

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __immuadmin_add_completions -W 'grant'$'\n''revoke'
        return
        ;;
    esac
}

_immuadmin_user_privilege() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 4

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __immuadmin_add_completions -W 'grant'$'\n''revoke'
        return
        ;;
    esac
}

_immuadmin_user_export() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_user_import() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuadmin_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|create|update|load|unload|delete|use|flush|compact|truncate|export|import|clone|diff)
        # Offer subcommand argument completions
        "_immuadmin_database_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show create update load unload delete use flush compact truncate export import clone diff' -- "${cur}"))
        ;;
    esac
}

_immuadmin_database_list() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_show() {
    repeating_flags=()
    non_repeating_flags=(--changed --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_create() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--exclude-commit-time --embedded-values --prealloc-files --write-tx-header-version --max-commit-concurrency --sync-frequency --write-buffer-size --read-tx-pool-size --autoload --retention-period --truncation-frequency --indexing-flush-threshold --indexing-cleanup-percentage --indexing-sync-threshold --indexing-cache-size --indexing-max-active-snapshots --replication-is-replica --replication-enabled --replication-sync-enabled --replication-sync-acks --replication-primary-database --replication-master-database --replication-primary-host --replication-master-address --replication-primary-port --replication-master-port --replication-primary-username --replication-follower-username --replication-primary-password --replication-follower-password --replication-prefetch-tx-buffer-size --replication-commit-concurrency --replication-allow-tx-discarding --replication-skip-integrity-check --replication-wait-for-indexing --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--exclude-commit-time')
        return
        ;;
    '--embedded-values')
        return
        ;;
    '--prealloc-files')
        return
        ;;
    '--write-tx-header-version')
        return
        ;;
    '--max-commit-concurrency')
        return
        ;;
    '--sync-frequency')
        return
        ;;
    '--write-buffer-size')
        return
        ;;
    '--read-tx-pool-size')
        return
        ;;
    '--autoload')
        return
        ;;
    '--retention-period')
        return
        ;;
    '--truncation-frequency')
        return
        ;;
    '--indexing-flush-threshold')
        return
        ;;
    '--indexing-cleanup-percentage')
        return
        ;;
    '--indexing-sync-threshold')
        return
        ;;
    '--indexing-cache-size')
        return
        ;;
    '--indexing-max-active-snapshots')
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
    '--replication-primary-database'|'--replication-master-database')
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
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_update() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--exclude-commit-time --embedded-values --prealloc-files --write-tx-header-version --max-commit-concurrency --sync-frequency --write-buffer-size --read-tx-pool-size --autoload --retention-period --truncation-frequency --indexing-flush-threshold --indexing-cleanup-percentage --indexing-sync-threshold --indexing-cache-size --indexing-max-active-snapshots --replication-is-replica --replication-enabled --replication-sync-enabled --replication-sync-acks --replication-primary-database --replication-master-database --replication-primary-host --replication-master-address --replication-primary-port --replication-master-port --replication-primary-username --replication-follower-username --replication-primary-password --replication-follower-password --replication-prefetch-tx-buffer-size --replication-commit-concurrency --replication-allow-tx-discarding --replication-skip-integrity-check --replication-wait-for-indexing --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--exclude-commit-time')
        return
        ;;
    '--embedded-values')
        return
        ;;
    '--prealloc-files')
        return
        ;;
    '--write-tx-header-version')
        return
        ;;
    '--max-commit-concurrency')
        return
        ;;
    '--sync-frequency')
        return
        ;;
    '--write-buffer-size')
        return
        ;;
    '--read-tx-pool-size')
        return
        ;;
    '--autoload')
        return
        ;;
    '--retention-period')
        return
        ;;
    '--truncation-frequency')
        return
        ;;
    '--indexing-flush-threshold')
        return
        ;;
    '--indexing-cleanup-percentage')
        return
        ;;
    '--indexing-sync-threshold')
        return
        ;;
    '--indexing-cache-size')
        return
        ;;
    '--indexing-max-active-snapshots')
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
    '--replication-primary-database'|'--replication-master-database')
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
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_load() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_unload() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_delete() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--yes-i-know-what-i-am-doing --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--yes-i-know-what-i-am-doing')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_use() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_flush() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--cleanup-percentage --synced --database --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--cleanup-percentage')
        return
        ;;
    '--synced')
        return
        ;;
    '--database')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_compact() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_truncate() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--retention-period --yes-i-know-what-i-am-doing --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--retention-period')
        return
        ;;
    '--yes-i-know-what-i-am-doing')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_export() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(-o --output --o --format --separator --s --null --database --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output'|'--o')
        return
        ;;
    '--format')
        return
        ;;
    '--separator'|'--s')
        return
        ;;
    '--null')
        return
        ;;
    '--database')
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_import() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--table --t --header --h --format --separator --s --null --batch --existing --rejects --resume --database --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--table'|'--t')
        return
        ;;
    '--header'|'--h')
        return
        ;;
    '--format')
        return
        ;;
    '--separator'|'--s')
        return
        ;;
    '--null')
        return
        ;;
    '--batch')
        return
        ;;
    '--existing')
        return
        ;;
    '--rejects')
        return
        ;;
    '--resume')
        return
        ;;
    '--database')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_clone() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--through --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--through')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_database_diff() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_serverconfig() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_hot-backup() {
    repeating_flags=()
    non_repeating_flags=(--all --append --progress-bar --dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(-o --output --start-tx --compress --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-o'|'--output')
        return
        ;;
    '--start-tx')
        return
        ;;
    '--compress')
        __immuadmin_add_completions -W 'zstd'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_hot-restore() {
    repeating_flags=()
    non_repeating_flags=(--verify-only --append --force --force-replica --progress-bar --dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(-i --input --until-tx --until-time --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-i'|'--input')
        return
        ;;
    '--until-tx')
        return
        ;;
    '--until-time')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_backup() {
    repeating_flags=()
    non_repeating_flags=(--uncompressed -u --keep-identity --no-check --manual-stop-start --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--dbdir --to --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--dbdir')
        return
        ;;
    '--to')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_restore() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --manual-stop-start --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--dbdir --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--dbdir')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_dump() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_load() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_fsck() {
    repeating_flags=()
    non_repeating_flags=(--rebuild-index --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--database)
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_du() {
    repeating_flags=()
    non_repeating_flags=(--keys --utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--database)
    non_repeating_options=(--prefix --older-than --output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    '--prefix')
        return
        ;;
    '--older-than')
        return
        ;;
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_doctor() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_version() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __immuadmin_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_completion() {
    repeating_flags=()
    non_repeating_flags=(--utc --verbose -v --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --color --trust-dir --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuadmin_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--color')
        __immuadmin_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--profile'|'-P')
        __immuadmin_add_completions -W "$(eval ':')"
        return
        ;;
    '--uri')
        return
        ;;
    '--config')
        return
        ;;
    '--immudb-address'|'-a')
        return
        ;;
    '--immudb-port'|'-p')
        return
        ;;
    '--username')
        return
        ;;
    '--password')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--tokenfile')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--max-recv-msg-size')
        return
        ;;
    '--server-signing-pub-key')
        return
        ;;
    '--ca')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-pin')
        return
        ;;
    '--certificate')
        return
        ;;
    '--pkey')
        return
        ;;
    '--clientcas')
        return
        ;;
    esac
}

_immuadmin_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __immuadmin_offer_flags_options -1
}

complete -o filenames -F _immuadmin immuadmin
