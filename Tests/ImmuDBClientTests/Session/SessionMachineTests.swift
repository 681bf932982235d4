import ImmuDBClient
import Testing

@Suite struct SessionMachineTests {
    private func open(canOpen: Bool = true) -> SessionMachine {
        var machine = SessionMachine(heartbeatMilliseconds: 60_000, canOpen: canOpen)
        #expect(machine.handle(.opened(at: 0)) == [.wake(at: 60_000)])
        return machine
    }

    @Test func aLostSessionIsOpenedOnceForAllCalls() {
        var machine = open()
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.open])
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.wait])
        #expect(machine.handle(.opened(at: 5)) == [.resume])
        #expect(machine.session == 2)
        // A call that notices late finds the new session there already.
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.repeatCall])
    }

    @Test func theSameCallIsRepeatedOnce() {
        var machine = open()
        _ = machine.handle(.lost(session: 1, isRepetition: false))
        _ = machine.handle(.opened(at: 5))
        #expect(machine.handle(.lost(session: 2, isRepetition: true)) == [.fail(.lostAgain)])
    }

    @Test func nothingIsRepeatedInsideATransaction() {
        var machine = open()
        #expect(machine.handle(.transaction(isOpen: true)).isEmpty)
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.fail(.transactionLost)])
        // The transaction is over; the next call is outside of it.
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.open])
    }

    @Test func withoutAPasswordNobodyIsLoggedInAgain() {
        var machine = open(canOpen: false)
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.fail(.notLoggedIn)])
        var never = SessionMachine(heartbeatMilliseconds: 60_000)
        #expect(never.handle(.lost(session: 0, isRepetition: false)) == [.fail(.notLoggedIn)])
    }

    @Test func aFailedLoginWakesWhoWaitsAndMayBeTriedAgain() {
        var machine = open()
        _ = machine.handle(.lost(session: 1, isRepetition: false))
        #expect(machine.handle(.openFailed) == [.resume])
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.open])
    }

    @Test func silenceIsBrokenInTime() {
        var machine = open()
        #expect(machine.handle(.answered(at: 50_000)).isEmpty)
        #expect(machine.handle(.woke(at: 60_000)) == [.wake(at: 110_000)])
        #expect(machine.handle(.woke(at: 110_000)) == [.keepAlive, .wake(at: 170_000)])
    }

    @Test func closingEndsIt() {
        var machine = open()
        #expect(machine.handle(.closed) == [.closeSession])
        #expect(machine.handle(.lost(session: 1, isRepetition: false)) == [.fail(.closed)])
        #expect(machine.handle(.woke(at: 60_000)).isEmpty)
        // A login that was under way is not left open.
        #expect(machine.handle(.opened(at: 1)) == [.closeSession])
    }

    /// Every order of six events: whoever waits is always released, and two logins never run at once.
    @Test func everyOrderOfEventsKeepsTheRules() {
        let events: [SessionMachine.Event] = [
            .opened(at: 1), .openFailed, .answered(at: 2), .woke(at: 3),
            .lost(session: 1, isRepetition: false), .transaction(isOpen: true), .closed,
        ]
        var checked = 0
        func explore(_ machine: SessionMachine, waiting: Bool, depth: Int) {
            checked += 1
            guard depth > 0 else { return }
            for event in events {
                var next = machine
                let actions = next.handle(event)
                if actions.contains(.open) {
                    #expect(!machine.isOpening, "a second login after \(event)")
                    #expect(next.isOpening)
                }
                if actions.contains(.wait) { #expect(machine.isOpening) }
                let waits = (waiting || actions.contains(.wait)) && !actions.contains(.resume)
                if waits { #expect(next.isOpening, "somebody waits for nothing after \(event)") }
                explore(next, waiting: waits, depth: depth - 1)
            }
        }
        explore(SessionMachine(heartbeatMilliseconds: 10, canOpen: true), waiting: false, depth: 6)
        #expect(checked > 100_000)
    }
}
