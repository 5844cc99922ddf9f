package io.plumbline.product;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A real Chromium. If a developer's machine has none, the test that wants it is skipped; in CI it must be there. */
final class Browser implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final URI gateway;

    private Browser(Path chromium, URI gateway) {
        this.gateway = gateway;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    static Path chromium() {
        Path found = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (found == null && System.getenv("CI") != null) {
            throw new AssertionError("no Chromium at " + PLACES + ": CI installs one");
        }
        assumeTrue(found != null, "skipped: no Chromium at " + PLACES);
        return found;
    }

    static Browser at(URI gateway) {
        return new Browser(chromium(), gateway);
    }

    /** A window of its own, in which no user is signed in. */
    BrowserContext window(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setBaseURL(gateway.toString()));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** What axe calls serious or critical. */
    static void accessible(Page page) {
        var found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> page.url() + " " + rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(found).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
