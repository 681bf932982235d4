import SystemIO
import Testing

@Suite("Base directories")
struct BaseDirectoriesTests {
    @Test func homeIsTheFallback() throws {
        let found = try #require(BaseDirectories(environment: ["HOME": "/h"], application: "app"))
        #expect(found.state == "/h/.local/state/app")
        #expect(found.data == "/h/.local/share/app")
        #expect(found.configuration == "/h/.config/app")
        #expect(found.cache == "/h/.cache/app")
    }

    @Test func variablesComeFirstUnlessRelative() throws {
        let environment = [
            "HOME": "/h", "XDG_STATE_HOME": "/s/", "XDG_DATA_HOME": "rel", "XDG_CACHE_HOME": "",
        ]
        let found = try #require(BaseDirectories(environment: environment, application: "app"))
        #expect(found.state == "/s/app")
        #expect(found.data == "/h/.local/share/app")
        #expect(found.cache == "/h/.cache/app")
    }

    @Test func nowhereToGo() {
        #expect(BaseDirectories(environment: [:], application: "app") == nil)
        #expect(BaseDirectories(environment: ["HOME": "relative"], application: "app") == nil)
    }
}
