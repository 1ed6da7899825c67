import Incidents
import NIOCore

extension LocalMessage {
    /// A new message: its seq is the id to resume after.
    func writeEvent(to buffer: inout ByteBuffer) {
        buffer.writeString("id: \(seq)\n")
        writeData(to: &buffer)
    }

    /// An edit carries no id, so that it moves nobody's place.
    func writeEdit(to buffer: inout ByteBuffer) {
        buffer.writeStaticString("event: edit\n")
        writeData(to: &buffer)
    }

    /// One line: JSON has no raw line breaks.
    private func writeData(to buffer: inout ByteBuffer) {
        buffer.writeStaticString("data: ")
        var json = JSONWriter()
        write(to: &json)
        buffer.writeImmutableBuffer(json.buffer)
        buffer.writeStaticString("\n\n")
    }
}
