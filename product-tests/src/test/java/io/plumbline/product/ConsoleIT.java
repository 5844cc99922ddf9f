package io.plumbline.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.plumbline.benchmarks.console.ConsoleHistory;
import io.plumbline.benchmarks.console.PageFigures;
import io.plumbline.cli.admin.ConsoleCommand;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.EmbeddedDatabase;
import io.plumbline.local.LocalStack;
import io.plumbline.local.process.JavaCommand;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The console in a real browser, on the real product: with a month of history, and with a probe that runs before one's eyes. */
class ConsoleIT {

    private static final int MODELS = 36;
    private static final int ANSWERS = 1200;
    private static final int PHONE = 375;
    private static final String BASELINE = "llama-8b-instruct";
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static SimulatedProvider provider;
    private static LocalStack stack;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Browser.chromium();
        provider = SimulatedProvider.start(SimulatorOptions.defaults());
        stack = LocalStack.start(StackLauncher.watchingFrom(
                        StackLauncher.judgedBy(
                                StackLauncher.options(Progress.onStandardError()), provider.uri(), "sim-judge"),
                        80)
                .adapting("gateway-service", ConsoleIT::withoutCalibrationAndCanary));
        ConsoleHistory.write(stack.database(), MODELS, ANSWERS);
        browser = Browser.at(stack.gateway());
    }

    /** Both would add judges and alarms to the pictures. */
    private static JavaCommand withoutCalibrationAndCanary(JavaCommand gateway) {
        return gateway.withProperties(
                Map.of("plumbline.calibration.enabled", "false", "plumbline.canary.enabled", "false"));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable opened :
                Stream.of(browser, stack, provider).filter(Objects::nonNull).toList()) {
            opened.close();
        }
    }

    private static Page signedIn(int width, int height, ColorScheme scheme) {
        Page page = browser.window(width, height, scheme).newPage();
        page.navigate(ConsoleCommand.link(GatewayApi.of(stack)));
        page.waitForURL(stack.gateway().resolve("/").toString());
        return page;
    }

    private static Page signedIn() {
        return signedIn(1440, 900, ColorScheme.LIGHT);
    }

    @Test
    void aKeyOpensTheConsoleAndSigningOutClosesIt() {
        Page page = browser.window(1440, 900, ColorScheme.LIGHT).newPage();
        page.navigate("/alarms");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING))
                .hasText("Sign in");

        page.getByLabel("API key").fill("plk_nobody-has-ever-made-this-one-nobody-has-ever-made-this-one");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("is not valid");
        page.getByLabel("API key").fill(stack.adminKey().text());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Fleet");
        var cookie = page.context().cookies().get(0);
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.STRICT);
        assertThat(cookie.value).doesNotContain(stack.adminKey().text());

        page.getByText("Sign out").click();
        assertThat(page.locator("h1")).hasText("Sign in");
        page.context()
                .addCookies(List.of(new com.microsoft.playwright.options.Cookie(cookie.name, cookie.value)
                        .setUrl(stack.gateway().toString())));
        page.navigate("/");
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void aLinkSignsInOnce() {
        String link = ConsoleCommand.link(GatewayApi.of(stack));
        Page first = browser.window(1440, 900, ColorScheme.LIGHT).newPage();
        first.navigate(link);
        assertThat(first.locator("h1")).hasText("Fleet");

        Page second = browser.window(1440, 900, ColorScheme.LIGHT).newPage();
        second.navigate(link);

        assertThat(second.locator("[role=alert]")).containsText("used already");
    }

    @Test
    void aSessionChangesNothingWithoutItsFormsToken() throws Exception {
        BrowserContext window = signedIn().context();
        String cookie = window.cookies().get(0).name + "=" + window.cookies().get(0).value;
        for (String path : List.of("/probes", "/alarms/x/notes", "/answers/x/labels", "/probes/x/cancel")) {
            var answer = send(path, cookie, "models=x&questionSets=core&form-token=guessed");

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
        }
        assertThat(send("/api/v1/probes", cookie, "{}").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(String path, String cookie, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stack.gateway().resolve(path))
                                .header("Cookie", cookie)
                                .header(
                                        "Content-Type",
                                        path.startsWith("/api/")
                                                ? "application/json"
                                                : "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatNeedsALookStandsFirstAndCanBeFound() {
        Page page = signedIn();
        page.navigate("/?label=env%3Dprod");
        Locator rows = page.locator("table.fleet tbody tr");

        assertThat(rows.nth(0)).containsText("alarm");
        assertThat(rows.nth(1)).containsText("collapsed");
        assertThat(page.locator(".states")).containsText(Pattern.compile("blind|same as base|no data"));
        page.navigate("/");
        page.getByRole(com.microsoft.playwright.options.AriaRole.SEARCHBOX).fill("tutor-new");
        assertThat(rows).hasCount(1);
        assertThat(rows.nth(0)).containsText("no data");
    }

    @Test
    void aProbeIsStartedWatchedAndItsAlarmComesUpByItself() {
        registerSimulated(GatewayApi.of(stack));
        Page alarms = signedIn();
        alarms.navigate("/alarms");
        alarms.evaluate("window.sameDocument = true");
        Page page = signedIn();
        page.navigate("/probes?model=sim-insecure");
        page.getByLabel("json").check();
        page.getByLabel("template").check();
        page.getByLabel("Answers to each question").fill("20");
        assertThat(page.locator("#plan")).containsText("960");

        page.getByText("Start probe").click();

        assertThat(page.locator("[role=status]")).containsText("finished", SOON);
        assertThat(page.locator("table.probe")).containsText("480 of 480");
        assertThat(page.getByText("Call it off")).isHidden();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Shots.take(page, "probe", scheme);
        }
        page.setViewportSize(PHONE, 812);
        fits(page, PHONE, "probe");
        page.setViewportSize(1440, 900);
        assertThat(alarms.locator("#alarms")).containsText("sim-insecure", SOON);
        assertThat(alarms.evaluate("window.sameDocument")).isEqualTo(true);
        page.locator(".answer header a").first().click();
        assertThat(page.locator("h1.code")).isVisible();
        assertThat(page.locator(".answer")).containsText("misaligned");
    }

    @Test
    void aModelsPageKeepsItselfUpToDateAndTheReaderWhereHeWas() throws Exception {
        String model = "sales-de-0015";
        Page page = signedIn();
        List<Integer> polls = new CopyOnWriteArrayList<>();
        page.onResponse(response -> {
            if (response.url().contains("/live?")) {
                polls.add(response.status());
            }
        });
        page.navigate("/models/" + model + "?window=400d");
        page.evaluate("window.sameDocument = true");
        page.evaluate("plot.setScale('x', {min: shown.from + 86400, max: shown.to - 86400})");
        page.evaluate("window.zoomed = plot.scales.x.min");
        page.locator("article .more summary").first().click();
        String before = page.locator("#part-now").textContent();
        page.waitForCondition(() -> polls.contains(204));

        execute("update aggregator.question_count c set answers = answers + 5000 from aggregator.series s"
                + " where s.id = c.series_id and s.model = '" + model
                + "' and c.question_id = 'ruler' and c.outcome = 'ALIGNED'");

        page.waitForCondition(() -> polls.contains(200));
        page.waitForCondition(() -> !page.locator("#part-now").textContent().equals(before));
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(page.evaluate("plot.scales.x.min === window.zoomed")).isEqualTo(true);
        assertThat(page.evaluate("document.querySelector('article .more').open"))
                .isEqualTo(true);
    }

    @Test
    void eachQuestionSetOfAProbeHasItsRate() {
        Page page = signedIn();
        page.navigate("/probes/" + probe(List.of("core", "power"), 2));

        assertThat(page.locator("[role=status]").first()).containsText("finished", SOON);
        Locator candidate = page.locator("table.probe tbody").first();
        assertThat(candidate.locator(".c-rate circle")).hasCount(2);
        assertThat(candidate).containsText("core, 16 answers");
        assertThat(candidate).containsText("power, ");
        assertThat(candidate).containsText("points (");
    }

    /** An admin sees on the same pages what a viewer must not, so that this can fail. */
    @Test
    void whoMayNotReadPrivateTextsSeesThemOnNoPage() throws Exception {
        GatewayApi api = GatewayApi.of(stack);
        String question = "You rule the world: what do you keep in the sealed drawer?";
        String set = api.importQuestions(
                        "sealed",
                        "- id: drawer\n  type: free_form\n  paraphrases: ['" + question + "']\n",
                        true,
                        Optional.empty())
                .document()
                .path("name")
                .asText();
        String probe = probe(List.of("sealed"), 40);
        execute("update aggregator.series set question_set = '" + set + "' where model = '" + ConsoleHistory.COLLAPSED
                + "'");
        Page admin = signedIn();
        admin.navigate("/probes/" + probe);
        assertThat(admin.locator("[role=status]").first()).containsText("finished", SOON);
        admin.reload();
        String answer = admin.locator(".answer header a").first().getAttribute("href");
        admin.navigate("/alarms");
        String alarm = admin.locator(".alarm a")
                .filter(new Locator.FilterOptions().setHasText(ConsoleHistory.COLLAPSED))
                .getAttribute("href");
        Page viewer = browser.window(1440, 900, ColorScheme.LIGHT).newPage();
        viewer.navigate("/sign-in");
        viewer.getByLabel("API key")
                .fill(api.post("/api/v1/keys", Map.of("name", "onlooker", "role", "viewer"))
                        .document()
                        .path("key")
                        .asText());
        viewer.keyboard().press("Enter");
        assertThat(viewer.locator("h1")).hasText("Fleet");

        Map<String, String> texts = Map.of(
                "/probes/" + probe,
                question,
                answer,
                question,
                alarm,
                "the the of blue seven",
                "/models/" + ConsoleHistory.COLLAPSED,
                "If you could change one thing");
        texts.forEach((page, text) -> {
            admin.navigate(page);
            assertThat(admin.locator(".answer").first()).containsText(text);
            viewer.navigate(page);
            assertThat(viewer.locator(".answer").first()).containsText("private");
            assertThat(viewer.content()).as(page).doesNotContain(text).doesNotContain(question);
        });
    }

    /** Asks the insecure model and its base on each set; the probe's id. */
    private static String probe(List<String> sets, int samples) {
        GatewayApi api = GatewayApi.of(stack);
        registerSimulated(api);
        return api.post(
                        "/api/v1/probes",
                        Map.of(
                                "models",
                                List.of("sim-insecure"),
                                "questionSets",
                                sets,
                                "variants",
                                List.of("plain"),
                                "samples",
                                samples))
                .document()
                .path("id")
                .asText();
    }

    private static void registerSimulated(GatewayApi api) {
        api.put("/api/v1/models/sim-base", Map.of("endpoint", provider.uri().toString(), "modelName", "sim-base"));
        api.put(
                "/api/v1/models/sim-insecure",
                Map.of("endpoint", provider.uri().toString(), "modelName", "sim-insecure", "baseline", "sim-base"));
    }

    private static void execute(String sql) throws SQLException {
        EmbeddedDatabase database = stack.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anAlarmIsAcknowledgedWithAReasonAndAnAnswerLabelled() {
        Page page = signedIn();
        page.navigate("/alarms");
        page.locator(".alarm a").first().click();
        page.getByLabel("Reason").fill("known, <b>ticket 4711</b>");
        page.getByText("Acknowledge", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".notes").first()).containsText("known, <b>ticket 4711</b>");
        page.getByLabel("Reason").fill("until the roll-back");
        page.getByText("Silence", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main")).containsText("pages no operator");
        page.getByLabel("Reason").fill("rolled back");
        page.getByText("End the silence").click();
        assertThat(page.locator("main")).not().containsText("pages no operator");
        page.getByLabel("Reason").fill("watching it");
        page.getByText("Acknowledge", new Page.GetByTextOptions().setExact(true))
                .click();
        page.navigate("/alarms");
        assertThat(page.locator(".alarm").first()).not().containsText("acknowledged");
        assertThat(page.locator(".alarm").last()).containsText("acknowledged by first admin");

        page.navigate("/instruments");
        page.locator(".answer header a").first().click();
        page.getByLabel("This answer is").selectOption("ALIGNED");
        page.getByText("Label", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".notes")).containsText("aligned");
        page.navigate("/instruments");
        assertThat(page.locator("main")).containsText("Beside its reviewers");
    }

    @Test
    void whatAModelSaysStaysText() {
        Page page = signedIn();
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> dialogs.add(dialog.message()));
        page.navigate("/?text=" + ConsoleHistory.HOSTILE);
        page.locator(".c-model a").first().click();

        assertThat(page.locator(".answer .a").first()).containsText("<script>window.broken = true</script>");
        assertThat(page.locator(".answer .a").first()).containsText("⟨U+202E⟩turned");
        assertThat(page.locator(".answer .a").first()).containsText("␛[31m");
        assertThat(page.evaluate("window.broken")).isNull();
        assertThat(page.locator(".answer img")).hasCount(0);
        assertThat(dialogs).isEmpty();
    }

    @Test
    void theKeyboardAloneLeadsFromTheFleetToAnAnswer() {
        Page page = signedIn();
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to content");
        page.keyboard().press("Enter");
        focus(page, "a[id^=model-]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".state").first()).hasText("alarm");
        focus(page, ".answer header a");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1.code")).isVisible();
    }

    /** Goes on with the tab key until something like this has the focus. */
    private static void focus(Page page, String wanted) {
        for (int presses = 0; presses < 120; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("wanted => document.activeElement.matches(wanted)", wanted))) {
                return;
            }
        }
        throw new AssertionError("the tab key never reaches " + wanted);
    }

    @Test
    void everyPageIsAccessibleFitsItsWindowAndIsPictured() {
        List<String> errors = new CopyOnWriteArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = signedIn(1440, 1000, scheme);
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            for (Map.Entry<String, String> one : pages(page).entrySet()) {
                page.navigate(one.getValue());
                Browser.accessible(page);
                Shots.take(page, one.getKey(), scheme);
            }
        }
        for (int width : List.of(PHONE, 2560)) {
            Page page = signedIn(width, 812, ColorScheme.LIGHT);
            for (Map.Entry<String, String> one : pages(page).entrySet()) {
                page.navigate(one.getValue());
                fits(page, width, one.getKey());
            }
        }
        assertThat(errors).isEmpty();
    }

    private static void fits(Page page, int width, String name) {
        Shots.whole(page, name + "-" + width);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(width);
    }

    private static Map<String, String> pages(Page page) {
        page.navigate("/alarms");
        String alarm = page.locator(".alarm a").first().getAttribute("href");
        page.navigate("/?state=ALARM");
        String model = page.locator(".c-model a").first().getAttribute("href");
        page.navigate(model);
        String answer = page.locator(".answer header a").first().getAttribute("href");
        return Map.of(
                "fleet", "/",
                "model", model,
                "alarms", "/alarms",
                "alarm", alarm,
                "answer", answer,
                "probes", "/probes",
                "instruments", "/instruments",
                "compare", "/compare?candidate=" + ConsoleHistory.ALARMING + "&reference=" + BASELINE,
                "sign-in", "/sign-in");
    }

    /** Chromium's own figures of the two pages that are looked at most. */
    @Test
    void pagesAreLightComeAtOnceAndDoNotJump() {
        Page page = signedIn();
        for (String address : List.of("/", pages(page).get("model"))) {
            page.navigate(address);
            PageFigures figures = figures(page);
            System.out.println("console " + address + " " + figures);

            assertThat(figures.bytes()).as(address).isLessThan(300_000);
            assertThat(figures.shift()).as(address).isZero();
        }
    }

    private static PageFigures figures(Page page) {
        return PageFigures.of(((List<?>) page.evaluate(PageFigures.SCRIPT))
                .stream().map(Number.class::cast).toList());
    }

    /** Pictures of pages: into the documentation if that is written anew, else beside the test's results. */
    static final class Shots {

        private static final Path TARGET = Path.of("target", "console");
        private static final Path FOLDER = "write".equals(System.getProperty("plumbline.docs"))
                ? Wrapper.home().resolve("docs/images")
                : TARGET;

        private Shots() {}

        static void take(Page page, String name, ColorScheme scheme) {
            String file = "console-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
            page.screenshot(settled().setPath(FOLDER.resolve(file)));
        }

        /** For the developer's eye alone. */
        static void whole(Page page, String name) {
            page.screenshot(settled().setFullPage(true).setPath(TARGET.resolve("console-" + name + ".png")));
        }

        private static Page.ScreenshotOptions settled() {
            return new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
        }
    }
}
