internal import ImmuDBEngine
internal import ImmuDBProtocol

/// The search of a session that is kept open between its pages.
struct DocumentSearch: SessionResource {
    /// Where a session keeps it: there is one at most.
    static let slot = "document search"

    let id: String
    let documents: Documents
    let query: DocumentQuery
    /// Continues behind `page`.
    let reader: DocumentReader
    var page: UInt32
    var pageSize: UInt32

    func cancel() { reader.close() }

    /// Whether the open reader stands just before a page.
    func isBefore(page next: UInt32, size: UInt32) -> Bool {
        let (following, overflow) = page.addingReportingOverflow(1)
        return !overflow && next == following && size == pageSize
    }
}

extension SessionResources {
    /// Takes a search out of its place, if it is the one of this id.
    func takeSearch(_ id: String) throws(ServerFailure) -> DocumentSearch {
        guard let search = remove(DocumentSearch.slot) as? DocumentSearch else {
            throw .documentReaderNotFound
        }
        guard search.id == id else {
            keep(search)
            throw .documentReaderNotFound
        }
        return search
    }

    /// Keeps a search and ends the one that is kept so far.
    func keep(_ search: DocumentSearch) {
        remove(DocumentSearch.slot)?.cancel()
        if !insert(search, id: DocumentSearch.slot) { search.cancel() }
    }
}
