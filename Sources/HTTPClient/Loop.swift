import CCurl
import Glibc

/// The thread's side of an engine: obeys commands, drives curl, hands out results. Only its own thread touches it.
final class Loop {
    private let multi: UnsafeMutableRawPointer
    private let userAgent: String
    private let engine: Engine
    private var running: [UnsafeMutableRawPointer: Transfer] = [:]
    private var pool: [UnsafeMutableRawPointer] = []

    init(multi: UnsafeMutableRawPointer, userAgent: String, engine: Engine) {
        self.multi = multi
        self.userAgent = userAgent
        self.engine = engine
    }

    /// The thread keeps the loop, and so the engine, alive until it ends.
    func startThread() -> Bool {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Loop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard code == 0 else {
            context.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// Polls without a deadline: curl knows its own timers, and a command wakes the poll.
    private func run() {
        Curl.prepareThread()
        while let commands = engine.take() {
            for command in commands { obey(command) }
            var unfinished: Int32 = 0
            curl_multi_perform(multi, &unfinished)
            collect()
            curl_multi_poll(multi, nil, 0, Int32.max, nil)
        }
        end()
    }

    private func obey(_ command: Engine.Command) {
        switch command {
        case .start(let job):
            start(job)
        case .cancel(let ticket):
            // A scan: cancellations are rare and the transfers few hundred.
            guard let transfer = running.values.first(where: { $0.job.ticket === ticket }) else { return }
            abort(transfer, "was cancelled")
        }
    }

    private func start(_ job: Job) {
        let place = job.order.destination
        guard !job.ticket.isCancelled else {
            return job.fail(.cancelled, "the request to \(place) was cancelled before it was sent")
        }
        guard let easy = pool.popLast() ?? curl_easy_init() else {
            return job.fail(.other, "nothing was sent to \(place): libcurl gave no handle")
        }
        let transfer = Transfer(job: job, easy: easy, engine: engine)
        guard transfer.prepare(userAgent: userAgent), curl_multi_add_handle(multi, easy) == CURLM_OK else {
            recycle(easy)
            return job.fail(.other, "nothing was sent to \(place): libcurl did not take the request's settings")
        }
        running[easy] = transfer
    }

    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            // The message dies with curl_multi_remove_handle.
            let (easy, code) = (message.pointee.easy_handle, message.pointee.data.result)
            guard message.pointee.msg == CURLMSG_DONE, let easy, let transfer = running[easy] else { continue }
            let result = transfer.result(code)
            release(transfer)
            transfer.job.finish(result)
        }
    }

    private func abort(_ transfer: Transfer, _ reason: String) {
        let mayHaveArrived = transfer.facts(CURLE_OK).mayHaveArrived
        release(transfer)
        let message = "the request to \(transfer.job.order.destination) \(reason)"
        let failure = HTTPFailure(kind: .cancelled, mayHaveArrived: mayHaveArrived, message: message)
        transfer.job.finish(.failure(failure))
    }

    private func release(_ transfer: Transfer) {
        running[transfer.easy] = nil
        curl_multi_remove_handle(multi, transfer.easy)
        recycle(transfer.easy)
    }

    /// Resetting also drops the pointers into the transfer; connections live in the multi handle and stay.
    private func recycle(_ easy: UnsafeMutableRawPointer) {
        curl_easy_reset(easy)
        guard pool.count < 32 else { return curl_easy_cleanup(easy) }
        pool.append(easy)
    }

    private func end() {
        for transfer in running.values { abort(transfer, "was ended: the client is shutting down") }
        engine.failQueued()
        for easy in pool { curl_easy_cleanup(easy) }
        curl_multi_cleanup(multi)
        engine.ended()
    }
}
