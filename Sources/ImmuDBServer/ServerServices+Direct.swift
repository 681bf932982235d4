internal import GRPCCore
internal import ImmuDBProtocol

extension ServerServices {
    /// The methods that work in memory for some microseconds, or wait without holding a thread: reads and
    /// writes of single keys, and what clients ask all the time. A transport may answer them with these, by
    /// `package.Service/Method`, in place of the services.
    /// - Parameter metrics: counts and times them; nil when nobody does.
    package func directCalls(metrics: MetricsInterceptor? = nil) -> [String: DirectCall] {
        typealias Methods = Immudb_Schema_ImmuService.Method
        let gate = gate
        let calls = calls
        let direct: [(MethodDescriptor, DirectCall)] = [
            (Methods.Get.descriptor, gate.direct(Methods.Get.descriptor, calls.get)),
            (
                Methods.VerifiableGet.descriptor,
                gate.direct(Methods.VerifiableGet.descriptor, calls.verifiableGet)
            ),
            (Methods.Set.descriptor, gate.direct(Methods.Set.descriptor, calls.set)),
            (
                Methods.VerifiableSet.descriptor,
                gate.direct(Methods.VerifiableSet.descriptor, calls.verifiableSet)
            ),
            (
                Methods.CurrentState.descriptor,
                gate.direct(Methods.CurrentState.descriptor, calls.currentState)
            ),
            (Methods.KeepAlive.descriptor, gate.direct(Methods.KeepAlive.descriptor, calls.keepAlive)),
            (Methods.Health.descriptor, gate.direct(Methods.Health.descriptor, calls.health)),
        ]
        return Dictionary(
            direct.map { method, call in
                (method.fullyQualifiedMethod, metrics?.observing(method, call) ?? call)
            }, uniquingKeysWith: { first, _ in first })
    }
}
