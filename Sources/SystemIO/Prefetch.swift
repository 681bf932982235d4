internal import CImmuDBShims

/// Asks the processor to fetch memory that is going to be read soon. Any address is allowed.
package func prefetch(_ address: UnsafeRawPointer?) {
    immu_prefetch(address)
}
