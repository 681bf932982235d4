internal import GRPCCore
internal import ImmuDBProtocol
internal import Synchronization

/// Counts and durations of calls, by method. Recording takes no lock.
package final class CallMetrics: Sendable {
    /// The figures of one method.
    final class Method: Sendable {
        let descriptor: MethodDescriptor
        let started = Atomic<UInt64>(0)
        let received = Atomic<UInt64>(0)
        let sent = Atomic<UInt64>(0)
        let latency = LatencyHistogram()
        private let handled: [Counter]

        private final class Counter: Sendable {
            let value = Atomic<UInt64>(0)
        }

        init(_ descriptor: MethodDescriptor) {
            self.descriptor = descriptor
            handled = (0...Status.Code.unauthenticated.rawValue).map { _ in Counter() }
        }

        var isUnary: Bool { descriptor.type == .unary }

        func finished(_ code: Status.Code, nanoseconds: UInt64) {
            if handled.indices.contains(code.rawValue) {
                handled[code.rawValue].value.wrappingAdd(1, ordering: .relaxed)
            }
            latency.record(nanoseconds: nanoseconds)
        }

        /// Finished calls by status code.
        var handledByCode: [UInt64] { handled.map { $0.value.load(ordering: .relaxed) } }
    }

    /// By service, then by method.
    private let methods: [String: [String: Method]]
    private let sorted: [Method]
    private let hasHistograms: Bool

    /// - Parameter hasHistograms: whether durations are published; they are a thousand lines.
    package convenience init(hasHistograms: Bool = true) {
        self.init(
            Immudb_Schema_ImmuService.Method.descriptors + Immudb_Model_DocumentService.Method.descriptors
                + Immudb_Model_AuthorizationService.Method.descriptors, hasHistograms: hasHistograms)
    }

    init(_ descriptors: [MethodDescriptor], hasHistograms: Bool) {
        var methods: [String: [String: Method]] = [:]
        for descriptor in descriptors {
            methods[descriptor.service.fullyQualifiedService, default: [:]][descriptor.method] = Method(
                descriptor)
        }
        self.methods = methods
        self.hasHistograms = hasHistograms
        sorted = methods.values.flatMap(\.values).sorted {
            $0.descriptor.fullyQualifiedMethod < $1.descriptor.fullyQualifiedMethod
        }
    }

    func method(_ descriptor: MethodDescriptor) -> Method? {
        methods[descriptor.service.fullyQualifiedService]?[descriptor.method]
    }

    /// What there is to publish.
    package var families: [MetricFamily] {
        func counter(_ name: String, _ help: String, _ value: (Method) -> UInt64) -> MetricFamily {
            MetricFamily(
                name, .counter, help,
                sorted.map { MetricFamily.Sample(Self.labels($0.descriptor), Double(value($0))) })
        }
        var families = [
            counter("grpc_server_started_total", "Total number of RPCs started on the server.") {
                $0.started.load(ordering: .relaxed)
            },
            counter(
                "grpc_server_msg_received_total",
                "Total number of RPC stream messages received on the server."
            ) {
                $0.received.load(ordering: .relaxed)
            },
            counter(
                "grpc_server_msg_sent_total", "Total number of gRPC stream messages sent by the server."
            ) {
                $0.sent.load(ordering: .relaxed)
            },
            MetricFamily(
                "grpc_server_handled_total", .counter,
                "Total number of RPCs completed on the server, regardless of success or failure.",
                sorted.flatMap(Self.handled)),
        ]
        if hasHistograms { families.append(handling) }
        families.append(queryLatency)
        return families
    }

    private var handling: MetricFamily {
        MetricFamily(
            "grpc_server_handling_seconds", .histogram,
            "Histogram of response latency (seconds) of gRPC that had been application-level handled by the "
                + "server.",
            sorted.flatMap {
                $0.latency.reading.samples(
                    Self.labels($0.descriptor), bounds: LatencyHistogram.grpcBounds)
            })
    }

    private var queryLatency: MetricFamily {
        MetricFamily(
            "immudb_query_latency_seconds", .histogram, "Duration of unary calls by method.",
            sorted.filter(\.isUnary).flatMap { method -> [MetricFamily.Sample] in
                let reading = method.latency.reading
                guard reading.count > 0 else { return [] }
                let name = "/" + method.descriptor.fullyQualifiedMethod
                return reading.samples([MetricFamily.Label("op", name)], bounds: LatencyHistogram.bounds)
            })
    }

    /// Successes always, so that a rate has a beginning; other codes once they occur.
    private static func handled(_ method: Method) -> [MetricFamily.Sample] {
        let labels = labels(method.descriptor)
        return method.handledByCode.enumerated().compactMap { raw, count in
            guard count > 0 || raw == Status.Code.ok.rawValue else { return nil }
            return MetricFamily.Sample(
                [MetricFamily.Label("grpc_code", codeNames[raw])] + labels, Double(count))
        }
    }

    private static func labels(_ descriptor: MethodDescriptor) -> [MetricFamily.Label] {
        let type =
            switch descriptor.type {
            case .clientStreaming: "client_stream"
            case .serverStreaming: "server_stream"
            case .bidirectionalStreaming: "bidi_stream"
            default: "unary"
            }
        return [
            MetricFamily.Label("grpc_method", descriptor.method),
            MetricFamily.Label("grpc_service", descriptor.service.fullyQualifiedService),
            MetricFamily.Label("grpc_type", type),
        ]
    }

    /// By number, as other gRPC servers spell them.
    static let codeNames = [
        "OK", "Canceled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists",
        "PermissionDenied", "ResourceExhausted", "FailedPrecondition", "Aborted", "OutOfRange",
        "Unimplemented", "Internal", "Unavailable", "DataLoss", "Unauthenticated",
    ]
}
