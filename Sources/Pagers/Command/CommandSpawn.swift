import CSpawn
import Glibc

/// Starts a program with three descriptors and nothing else of ours.
enum CommandSpawn {
    /// Its pid, which is also its process group, or `errno`.
    ///
    /// Signals are as a program expects them: none is blocked or ignored. Every descriptor above 2 is closed, also what
    /// some library opened without O_CLOEXEC. It begins in `/`.
    static func start(
        _ order: CommandOrder, input: Int32, output: Int32, errors: Int32
    ) -> Result<pid_t, SpawnTrouble> {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        posix_spawn_file_actions_addchdir_np(&actions, "/")
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let environment = order.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var pid: pid_t = 0
        let code = withTexts(order.words) { words in
            guard let program = words[0] else { return ENOENT }
            return withTexts(environment) { variables in
                posix_spawn(&pid, program, &actions, &attributes, words, variables)
            }
        }
        return code == 0 ? .success(pid) : .failure(SpawnTrouble(code: code))
    }

    struct SpawnTrouble: Error { var code: Int32 }

    /// As C wants them: each ends with a zero, and the list with a null.
    private static func withTexts(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        guard copies.allSatisfy({ $0 != nil }) else { return ENOMEM }
        return body(copies + [nil])
    }
}
