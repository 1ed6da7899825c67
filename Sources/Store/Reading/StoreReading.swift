/// The read functions that the writer and its readers have in common.
package protocol StoreReading: AnyObject {
    /// Runs `body` with the connection to read from; one at a time.
    func read<Result>(
        _ body: (Database) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result
}
