import Glibc

/// The lines of a file, one after the other, so that a large export is never whole in memory.
final class TextLines {
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    init(_ path: String) throws(StoreFailure) {
        guard let opened = fopen(path, "r") else { throw Files.failure(path, "the file cannot be read") }
        file = opened
    }

    deinit {
        free(buffer)
        fclose(file)
    }

    /// Without its newline, valid until the next one; nil at the end.
    func next() -> UnsafeRawBufferPointer? {
        let count = getline(&buffer, &capacity, file)
        guard count > 0, let buffer else { return nil }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return bytes.last == UInt8(ascii: "\n") ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes
    }
}
