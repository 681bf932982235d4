#!/bin/bash

__immuclient_cursor_index_in_current_word() {
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
__immuclient_offer_flags_options() {
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

__immuclient_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__immuclient_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_immuclient() {
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
    local -a non_repeating_flags=(--keep-going --restricted --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    local -a repeating_options=(--command -c --file -f)
    local -a non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--command'|'-c')
        return
        ;;
    '--file'|'-f')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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
    get|safeget|history|scan|zscan|count|diff|blame|set|safeset|restore|delete|reference|safereference|zadd|safezadd|exec-all|exec|query|tables|describe|collections|collection|doc|tx|safetx|log|current|status|health|info|verify|proof|trust|forensics|du|flush|compact|truncate|login|logout|use|connect|config|it|version|completion|help)
        # Offer subcommand argument completions
        "_immuclient_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'get safeget history scan zscan count diff blame set safeset restore delete reference safereference zadd safezadd exec-all exec query tables describe collections collection doc tx safetx log current status health info verify proof trust forensics du flush compact truncate login logout use connect config it version completion help' -- "${cur}"))
        ;;
    esac
}

_immuclient_get() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_safeget() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_history() {
    repeating_flags=()
    non_repeating_flags=(--desc --prove --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --limit --offset --since --until --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--limit')
        return
        ;;
    '--offset')
        return
        ;;
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_scan() {
    repeating_flags=()
    non_repeating_flags=(--desc --prove --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--after --limit --offset --since --until --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--after')
        return
        ;;
    '--limit')
        return
        ;;
    '--offset')
        return
        ;;
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_zscan() {
    repeating_flags=()
    non_repeating_flags=(--desc --prove --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--after --after-key --min --max --limit --offset --since --until --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--after')
        return
        ;;
    '--after-key')
        return
        ;;
    '--min')
        return
        ;;
    '--max')
        return
        ;;
    '--limit')
        return
        ;;
    '--offset')
        return
        ;;
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_count() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_diff() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_blame() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_set() {
    repeating_flags=()
    non_repeating_flags=(--if-absent --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --value-file --expires-in --if-at-tx --receipt --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--value-file')
        return
        ;;
    '--expires-in')
        return
        ;;
    '--if-at-tx')
        return
        ;;
    '--receipt')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_safeset() {
    repeating_flags=()
    non_repeating_flags=(--if-absent --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --value-file --expires-in --if-at-tx --receipt --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--value-file')
        return
        ;;
    '--expires-in')
        return
        ;;
    '--if-at-tx')
        return
        ;;
    '--receipt')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_restore() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_delete() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_reference() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_safereference() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_zadd() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_safezadd() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_exec-all() {
    repeating_flags=()
    non_repeating_flags=(--self-contained --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_exec() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_query() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_tables() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_describe() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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
        __immuclient_add_completions -W "$(eval 'immuclient tables --output value 2>/dev/null </dev/null')"
        return
        ;;
    esac
}

_immuclient_collections() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|create|show|update|index|delete)
        # Offer subcommand argument completions
        "_immuclient_collection_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list create show update index delete' -- "${cur}"))
        ;;
    esac
}

_immuclient_collection_list() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection_create() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--index --unique)
    non_repeating_options=(--id-field --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--id-field')
        return
        ;;
    '--index')
        return
        ;;
    '--unique')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection_show() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection_update() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--add-field --remove-field)
    non_repeating_options=(--id-field --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--add-field')
        return
        ;;
    '--remove-field')
        return
        ;;
    '--id-field')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection_index() {
    repeating_flags=()
    non_repeating_flags=(--unique --delete --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_collection_delete() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--confirm --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--confirm')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    insert|get|find|count|replace|delete|history|proof)
        # Offer subcommand argument completions
        "_immuclient_doc_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'insert get find count replace delete history proof' -- "${cur}"))
        ;;
    esac
}

_immuclient_doc_insert() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--from --batch --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--from')
        return
        ;;
    '--batch')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_get() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_find() {
    repeating_flags=()
    non_repeating_flags=(--prove --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--order)
    non_repeating_options=(--json --limit --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--json')
        return
        ;;
    '--order')
        return
        ;;
    '--limit')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_count() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--order)
    non_repeating_options=(--json --limit --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--json')
        return
        ;;
    '--order')
        return
        ;;
    '--limit')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_replace() {
    repeating_flags=()
    non_repeating_flags=(--all --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--order)
    non_repeating_options=(--id --json --limit --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--id')
        return
        ;;
    '--json')
        return
        ;;
    '--order')
        return
        ;;
    '--limit')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_delete() {
    repeating_flags=()
    non_repeating_flags=(--all --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--order)
    non_repeating_options=(--id --json --limit --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--id')
        return
        ;;
    '--json')
        return
        ;;
    '--order')
        return
        ;;
    '--limit')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_history() {
    repeating_flags=()
    non_repeating_flags=(--desc --prove --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--limit --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--limit')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_doc_proof() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_tx() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_safetx() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_log() {
    repeating_flags=()
    non_repeating_flags=(--follow --asc --prove --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--since --until --after --limit --offset --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--after')
        return
        ;;
    '--limit')
        return
        ;;
    '--offset')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_current() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_status() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_health() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_info() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_verify() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_proof() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    get|tx|row|doc|verify)
        # Offer subcommand argument completions
        "_immuclient_proof_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'get tx row doc verify' -- "${cur}"))
        ;;
    esac
}

_immuclient_proof_get() {
    repeating_flags=()
    non_repeating_flags=(--hex --base64 --tree --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--key-file --at-tx --export --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--key-file')
        return
        ;;
    '--at-tx')
        return
        ;;
    '--export')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_proof_tx() {
    repeating_flags=()
    non_repeating_flags=(--tree --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--export --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--export')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_proof_row() {
    repeating_flags=()
    non_repeating_flags=(--tree --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --export --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--export')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_proof_doc() {
    repeating_flags=()
    non_repeating_flags=(--tree --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--at-tx --export --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at-tx')
        return
        ;;
    '--export')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_proof_verify() {
    repeating_flags=()
    non_repeating_flags=(--tree --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|list|history|diff|pin|export|import|reset)
        # Offer subcommand argument completions
        "_immuclient_trust_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show list history diff pin export import reset' -- "${cur}"))
        ;;
    esac
}

_immuclient_trust_show() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_list() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_history() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_diff() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_pin() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_export() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_import() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--server --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--server')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_trust_reset() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--reason --confirm --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--reason')
        return
        ;;
    '--confirm')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_forensics() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_du() {
    repeating_flags=()
    non_repeating_flags=(--keys --hex --base64 --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--prefix --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--prefix')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_flush() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_compact() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_truncate() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--older-than --confirm --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--older-than')
        return
        ;;
    '--confirm')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_login() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_logout() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_use() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_connect() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--user --offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--user')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|profiles)
        # Offer subcommand argument completions
        "_immuclient_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show profiles' -- "${cur}"))
        ;;
    esac
}

_immuclient_config_show() {
    repeating_flags=()
    non_repeating_flags=(--origin --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_config_profiles() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_it() {
    repeating_flags=()
    non_repeating_flags=(--keep-going --restricted --create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=(--command -c --file -f)
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--command'|'-c')
        return
        ;;
    '--file'|'-f')
        return
        ;;
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_version() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_completion() {
    repeating_flags=()
    non_repeating_flags=(--create --read-only --value-only --raw --utc --quiet -q --verbose -v --compat --password-stdin --tls --tls-insecure --insecure --mtls -m --version -h --help)
    repeating_options=()
    non_repeating_options=(--offline --database --output -o --color --revision-separator --editing-mode --prompt --trust-dir --expect-state --profile -P --uri --config --immudb-address -a --immudb-port -p --username --password --password-file --password-fd --tokenfile --timeout --retries --max-recv-msg-size --server-signing-pub-key --ca --cert --key --servername --tls-pin --certificate --pkey --clientcas)
    __immuclient_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--offline')
        return
        ;;
    '--database')
        __immuclient_add_completions -W "$(eval 'immuclient query SHOW DATABASES --output value 2>/dev/null </dev/null')"
        return
        ;;
    '--output'|'-o')
        __immuclient_add_completions -W 'table'$'\n''expanded'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''value'$'\n''hex'$'\n''base64'$'\n''legacy'
        return
        ;;
    '--color')
        __immuclient_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--revision-separator')
        return
        ;;
    '--editing-mode')
        return
        ;;
    '--prompt')
        return
        ;;
    '--trust-dir')
        return
        ;;
    '--expect-state')
        return
        ;;
    '--profile'|'-P')
        __immuclient_add_completions -W "$(eval 'immuclient config profiles --output value 2>/dev/null </dev/null')"
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

_immuclient_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __immuclient_offer_flags_options -1
}

complete -o filenames -F _immuclient immuclient
