internal import ImmuDBDaemon

@main struct Main {
    static func main() async {}
}
