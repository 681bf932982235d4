internal import CZstd

/// The system's zstd. It is looked for when it is needed: programs run where it is not installed, too.
package enum Zstandard {
    /// How every frame begins.
    package static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    /// Whether the library was found.
    package static var isThere: Bool { czstd_is_there() != 0 }

    /// Makes one frame out of bytes that come piece by piece.
    package final class Compressor {
        private let handle: OpaquePointer

        /// - Parameter level: 1 fastest to 19 smallest.
        /// - Throws: `refused` without library or memory.
        package init(level: Int = Limits.zstandardLevelUsual) throws(CodecError) {
            guard Limits.zstandardLevels.contains(level), let made = czstd_compressor_create(Int32(level))
            else { throw .refused }
            handle = made
        }

        deinit { czstd_compressor_destroy(handle) }

        /// - Parameter ends: whether nothing follows.
        /// - Returns: what can be written so far.
        package func compress(_ bytes: [UInt8], ends: Bool = false) throws(CodecError) -> [UInt8] {
            var (start, result, made) = (0, Int32(0), [UInt8]())
            repeat {
                var (consumed, written) = (0, 0)
                let piece = [UInt8](unsafeUninitializedCapacity: Limits.zstandardPieceBytes) {
                    buffer, count in
                    bytes.withUnsafeBufferPointer { input in
                        result = czstd_compressor_step(
                            handle, input.baseAddress.map { $0 + start }, input.count - start, &consumed,
                            buffer.baseAddress, buffer.count, &written, ends ? 1 : 0)
                    }
                    count = written
                }
                guard result >= 0 else { throw .refused }
                made += piece
                start += consumed
            } while start < bytes.count || (ends && result != CZSTD_END.rawValue)
            return made
        }
    }

    /// Expands frames that come piece by piece.
    package final class Expander {
        private let handle: OpaquePointer
        private var input: [UInt8] = []
        private var start = 0
        /// Whether what was taken so far ends with a frame.
        package private(set) var isComplete = true

        /// - Throws: `refused` without library or memory.
        package init() throws(CodecError) {
            guard let made = czstd_expander_create() else { throw .refused }
            handle = made
        }

        deinit { czstd_expander_destroy(handle) }

        /// Takes a piece in, all of which was given out before.
        package func take(_ bytes: [UInt8]) {
            input = bytes
            start = 0
        }

        /// Some bytes of what was compressed; empty when another piece is needed.
        /// - Parameter count: at most so many.
        /// - Throws: `malformed`.
        package func expand(atMost count: Int) throws(CodecError) -> [UInt8] {
            while true {
                var (consumed, written, result) = (0, 0, Int32(0))
                let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
                    input.withUnsafeBufferPointer { input in
                        result = czstd_expander_step(
                            handle, input.baseAddress.map { $0 + start }, input.count - start, &consumed,
                            buffer.baseAddress, count, &written)
                    }
                    used = written
                }
                guard result >= 0 else { throw .malformed }
                if consumed > 0 || written > 0 { isComplete = result == CZSTD_END.rawValue }
                start += consumed
                if !bytes.isEmpty || consumed == 0 { return bytes }
            }
        }
    }
}
