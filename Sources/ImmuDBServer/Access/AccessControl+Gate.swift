internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProtocol

/// Decides on a call before its handler runs. The order of the checks decides which error a caller sees.
extension AccessControl {
    /// The session a call names. Naming it keeps it alive, whatever becomes of the call.
    /// - Throws: `noSessionID` for an empty name.
    func touchSession(
        _ metadata: Metadata, _ method: MethodDescriptor
    ) throws(ServerFailure) -> NamedSession {
        guard !method.ignoresSession, let id = metadata.first(HeaderName.sessionID) else { return .none }
        guard !id.isEmpty else { throw .noSessionID }
        return sessions.touch(id).map(NamedSession.known) ?? .unknown
    }

    /// What the handler of a call needs to know about its caller.
    /// - Parameter named: see ``touchSession(_:_:)``.
    func admit(
        _ rule: CallRule?, _ named: NamedSession, _ metadata: Metadata, peer: String
    ) throws(ServerFailure) -> CallContext {
        guard !isTampered else { throw .tampered }
        let needsLocalCaller = policy == .open || policy == .maintenance
        if needsLocalCaller, !options.isDevelopmentMode, !PeerAddress.isLocal(peer) {
            throw .onlyLocalConnections
        }
        // Other services, such as reflection, have nothing to do with logins.
        guard let rule else { return CallContext() }
        if case .unknown = named, !rule.isStream { throw .sessionNotFound }
        switch policy {
        case .directoryOwner: return try admitOwner(rule, named)
        case .authenticated: return try admitUser(rule, named, metadata)
        case .open: return try admitAnybody(rule)
        case .maintenance: return try admitForMaintenance(rule, metadata)
        }
    }

    private func admitOwner(_ rule: CallRule, _ named: NamedSession) throws(ServerFailure) -> CallContext {
        switch named {
        case .known(let session): return CallContext(session)
        case .unknown: throw .noSessionFound
        case .none:
            if case .session = rule.need { throw .noSessionData }
            return CallContext(caller: .directoryOwner)
        }
    }

    private func admitUser(
        _ rule: CallRule, _ named: NamedSession, _ metadata: Metadata
    ) throws(ServerFailure) -> CallContext {
        var call = CallContext()
        if case .known(let session) = named { call = CallContext(session) }
        switch rule.need {
        case .nothing:
            break
        case .session:
            if case .unknown = named { throw .noSessionFound }
            guard call.session != nil else { throw .noSessionData }
        case .login(let failure):
            try identify(&call, rule, named, metadata)
            guard call.caller != nil else { throw failure }
        case .systemAdministrator(let nobody, let others):
            try identify(&call, rule, named, metadata)
            guard let caller = call.caller else { throw nobody }
            guard caller.isSystemAdministrator else { throw others }
        case .level(let level):
            try identify(&call, rule, named, metadata)
            guard let caller = call.caller else { throw .notLoggedIn }
            guard let database = call.database else { throw .selectDatabase }
            guard let own = caller.level(on: database), own >= level else { throw .permissionDenied }
            guard database != DatabaseName.system || rule.worksOnSystemDatabase else {
                throw .permissionDenied
            }
        }
        return call
    }

    /// Finds the caller: the session's, else the token's, else nobody.
    private func identify(
        _ call: inout CallContext, _ rule: CallRule, _ named: NamedSession, _ metadata: Metadata
    ) throws(ServerFailure) {
        switch named {
        case .known: return
        case .unknown: throw .noSessionFound
        case .none: break
        }
        guard let token = metadata.first(HeaderName.authorization).flatMap(AuthorizationHeader.token(in:))
        else { return }
        do throws(ServerFailure) {
            call = CallContext(try tokens.claims(token))
        } catch  where error == .tokenExpired {
            throw rule.tokenExpired
        } catch  where error == .notLoggedIn {
            return  // as without token: each call has its own words for it
        }
    }

    private func admitAnybody(_ rule: CallRule) throws(ServerFailure) -> CallContext {
        if let failure = rule.withoutAuthentication { throw failure }
        if case .session = rule.need { throw .noSessionData }
        return CallContext(caller: .anybody, database: DatabaseName.standard)
    }

    private func admitForMaintenance(
        _ rule: CallRule, _ metadata: Metadata
    ) throws(ServerFailure) -> CallContext {
        if let failure = rule.inMaintenance { throw failure }
        var call = CallContext(caller: .directoryOwner)
        switch rule.need {
        case .session:
            throw .noSessionData
        case .nothing, .login, .systemAdministrator:
            break
        case .level:
            let header = metadata.first(HeaderName.authorization)
            guard let token = header.flatMap(AuthorizationHeader.token(in:)) else {
                throw .selectDatabaseFirst
            }
            call = CallContext(try tokens.claims(token))
            guard let database = call.database else { throw .selectDatabaseFirst }
            guard database != DatabaseName.system || rule.worksOnSystemDatabase else {
                throw .permissionDenied
            }
        }
        return call
    }
}

/// What the metadata of a call say about its session.
enum NamedSession: Sendable {
    case none
    case unknown
    case known(Session)
}

extension CallContext {
    init(_ session: Session) {
        self.init(session: session, caller: session.caller, database: session.database)
    }

    init(_ token: TokenClaims) {
        self.init(token: token, caller: token.caller, database: token.database)
    }
}

extension MethodDescriptor {
    /// The one call whose session, if any, is passed over.
    fileprivate var ignoresSession: Bool {
        method == "OpenSession" && service == Immudb_Schema_ImmuService.descriptor
    }
}
