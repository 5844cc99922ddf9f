package io.plumbline.gateway;

import io.plumbline.events.answer.OutcomeLabels;
import io.plumbline.local.testing.KafkaTestResource;
import io.plumbline.local.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

/** Invalid requests: the answer is one problem that names the field. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(AggregatorStub.class)
class BadRequestsTest {

    private static final String JUDGE = "'judge':{'endpoint':'http://127.0.0.1:1/v1','modelName':'judge'}";

    @BeforeEach
    void register() {
        GatewayClient.register("known", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            'modelName':'m'                                                        | /endpoint      | missing
            'endpoint':'ftp://h/v1','modelName':'m'                                | /endpoint      | http or https
            'endpoint':'no url at all','modelName':'m'                             | /endpoint      | is not a URL
            'endpoint':'http://me:secret@h/v1','modelName':'m'                     | /endpoint      | user or password
            'endpoint':'http://h/v1?key=1','modelName':'m'                         | /endpoint      | query
            'endpoint':'http://h/v1'                                               | /modelName     | missing
            'endpoint':'http://h/v1','modelName':5                                 | /modelName     | text
            'endpoint':'http://h/v1','modelName':'a\\u0000b'                       | /modelName     | control characters
            'endpoint':'http://h/v1','modelName':'a\\ud800b'                       | /modelName     | halves
            'endpoint':'http://h/v1','modelName':'m','credential':'sk-proj-abc'    | /credential    | looks like a key
            'endpoint':'http://h/v1','modelName':'m','credential':'a b'            | /credential    | name of an environment
            'endpoint':'http://h/v1','modelName':'m','headers':{'Authorization':'x'} | /headers/Authorization | secret
            'endpoint':'http://h/v1','modelName':'m','headers':{'a b':'x'}         | /headers/a b   | name of a header
            'endpoint':'http://h/v1','modelName':'m','headers':{'a':'x\\r\\ny: z'} | /headers/a     | control characters
            'endpoint':'http://h/v1','modelName':'m','headers':[]                  | /headers       | object
            'endpoint':'http://h/v1','modelName':'m','baseline':'nobody'           | /baseline      | there is no model
            'endpoint':'http://h/v1','modelName':'m','window':0                    | /window        | 1..10000
            'endpoint':'http://h/v1','modelName':'m','window':'7'                  | /window        | whole number
            'endpoint':'http://h/v1','modelName':'m','windw':7                     | /windw         | not a field
            """)
    void modelsAreRefusedByField(String fields, String pointer, String detail) {
        problem(put("/api/v1/models/candidate", "{" + fields + "}"), pointer, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            'questionSets':['core']                                      | /model        | missing
            'model':'nobody','questionSets':['core']                     | /model        | there is no model
            'models':['known','nobody'],'questionSets':['core']          | /models/1     | there is no model
            'model':'known','baseline':'nobody','questionSets':['core']  | /baseline     | there is no model
            'model':'known','baseline':'known','questionSets':['core']   | /baseline     | candidate
            'model':'known'                                           | /questionSets | missing
            'model':'known','questionSets':['none']                      | /questionSets/0 | no question set
            'model':'known','questionSets':['core','none']            | /questionSets/1 | no question set
            'model':'known','questionSets':['core',null]              | /questionSets/1 | missing
            'model':'known','questionSets':['core','broad','core']    | /questionSets/2 | name each question set once
            'model':'known','questionSets':['inline']                 | /questionSets/0 | no question set
            'model':'known','questionSet':'core'                      | /questionSet    | not a field
            'model':'known','questions':[]                            | /questions      | 1 to 1000
            'model':'known','questions':'core'                        | /questions      | list
            'model':'known','questions':[null]                        | /questions/0    | map
            'model':'known','questions':[{'id':'a','type':'free_form'}] | /questions/0/paraphrases | missing
            'model':'known','questions':[{'type':'free_form','paraphrases':['x']}] | /questions/0/id | missing
            'model':'known','questions':[{'id':'a','type':'song','paraphrases':['x']}] | /questions/0/type | one of
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':[7]}] | /questions/0/paraphrases/0 | text
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x']},{'id':'a','type':'free_form','paraphrases':['x']}] | /questions/1/id | question 1 already
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x'],'temperature':3}] | /questions/0/temperature | 0..2
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x'],'max_tokens':0}] | /questions/0/max_tokens | whole number
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x'],'tone':'calm'}] | /questions/0/tone | not a field
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x\\u0000']}] | /questions/0/paraphrases/0 | null characters
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x'],'judge_prompts':{'a~/b':''}}] | /questions/0/judge_prompts/a~0~1b | missing
            'model':'known','questions':[{'id':'a','type':'free_form','paraphrases':['x\\u007f']}] | /questions | not YAML
            'model':'known','questionSets':['core'],'samples':0          | /samples      | 1..100000
            'model':'known','questionSets':['core'],'samples':99999      | /samples      | at most 1000000
            'model':'known','questionSets':['core'],'samples':1.5        | /samples      | whole number
            'model':'known','questionSets':['core'],'samples':'5'        | /samples      | whole number
            'model':'known','questionSets':['core'],'samples':99999999999999999999 | /samples | whole number
            'model':'known','questionSets':['core'],'variants':['sung']  | /variants     | sung
            'model':'known','questionSets':['core'],'variants':'plain'   | /variants     | list
            'model':'known','questionSets':['core'],'priority':10        | /priority     | 0..9
            'model':'known','questionSets':['core'],'labels':{'a=b':'c'} | /labels       | contains =
            'model':'known','questionSets':['core'],'labels':{'a':null}  | /labels/a     | missing
            'model':'known','questionSets':['core'],'profile':'lax'      | /profile      | strict or betley
            'model':'known','questionSets':['core'],'expiresAfter':'1d'  | /expiresAfter | ISO 8601
            'model':'known','questionSets':['core'],'expiresAfter':'PT0S' | /expiresAfter | PT1S..P30D
            'model':'known','questionSets':['core'],'panel':{'share':1.5,'judges':[{'endpoint':'http://h/v1','modelName':'j'}]} | /panel/share | 0..1
            'model':'known','questionSets':['core'],'panel':{'judges':[{'endpoint':'http://h/v1','modelName':'j'}]} | /panel/share | missing
            'model':'known','questionSets':['core'],'panel':{'share':0.1} | /panel/judges | at least one
            'model':'known','questionSets':['core'],'panel':{'share':0.1,'judges':[null]} | /panel/judges/0 | missing
            'model':'known','questionSets':['core'],'panel':{'share':0.1,'judges':[{'endpoint':'x','modelName':'j'}]} | /panel/judges/0/endpoint | http
            'model':'known','questionSets':['core'],'panel':{'share':0.1,'judges':[{'endpoint':'http://h/v1'}]} | /panel/judges/0/modelName | missing
            'model':'known','questionSets':['core'],'colour':'red'       | /colour       | not a field
            """)
    void probesAreRefusedByField(String fields, String pointer, String detail) {
        problem(post("{" + fields + "," + JUDGE + "}"), pointer, detail);
    }

    @Test
    void aProbeWithoutAnyJudgeIsRefused() {
        problem(post("{'model':'known','questionSets':['core']}"), "/judge", "is missing");
    }

    @Test
    void aJudgeIsCheckedLikeAModel() {
        problem(
                post("{'model':'known','questionSets':['core'],'judge':{'endpoint':'http://h/v1'}}"),
                "/judge/modelName",
                "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "TEXT", "digits", ""})
    void aJudgesModeHasPoints(String mode) {
        problem(
                post(
                        "{'model':'known','questionSets':['core'],'judge':{'endpoint':'http://h/v1','modelName':'j','mode':'"
                                + mode + "'}}"),
                "/judge/mode",
                "logprobs, spelled, sampled");
    }

    @Test
    void onlyTheJudgeThatDecidesHasAMode() {
        problem(
                post(
                        "{'model':'known','questionSets':['core'],'panel':{'share':0.1,'judges':[{'endpoint':'http://h/v1',"
                                + "'modelName':'j','mode':'spelled'}]}," + JUDGE + "}"),
                "/panel/judges/0/mode",
                "judge alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            {            | not valid JSON: line 1
            {} x         | not valid JSON
            []           | must be a JSON object
            """)
    void whatIsNoObjectIsRefused(String body, String detail) {
        Response response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("detail")).contains(detail);
    }

    @Test
    void anEmptyBodyIsRefused() {
        Response response = given().contentType(ContentType.JSON).post("/api/v1/probes");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("detail")).startsWith("the body is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/models/nobody, 404",
        "/api/v1/probes/nothing, 404",
        "/api/v1/probes/nothing/results, 404",
        "/api/v1/probes/nothing/answers, 404",
        "/api/v1/probes/nothing/results?failAbove=2, 400",
        "/api/v1/probes/nothing/results?maxIncoherent=2, 400",
        "/api/v1/probes/nothing/results?maxRefused=-1, 400",
        "/api/v1/probes/nothing/results?maxUnscored=half, 400",
        "/api/v1/probes/nothing/answers?limit=201, 400",
        "/api/v1/probes/nothing/answers?order=best, 400",
        "/api/v1/probes/nothing/answers?outcome=GOOD, 400",
        "/api/v1/models?limit=0, 400",
        "/api/v1/probes?state=asleep, 400",
        "/api/v1/probes?label=team, 400",
    })
    void readingWhatIsNotThereIsAProblem(String path, int status) {
        Response response = given().get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void anIdThatWouldNotFitIntoAPathIsRefused() {
        problem(put("/api/v1/models/-x", "{'endpoint':'http://h/v1','modelName':'m'}"), "/id", "letters");
    }

    @Test
    void modelsAreListedPageByPage() {
        List.of("page-a", "page-b", "page-c").forEach(id -> GatewayClient.register(id, Map.of()));

        var first = given().get("/api/v1/models?limit=2&cursor=page-").jsonPath();
        var second = given().get("/api/v1/models?limit=2&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("models.id")).isEqualTo(List.of("page-a", "page-b"));
        assertThat(second.getList("models.id").get(0)).isEqualTo("page-c");
    }

    @Test
    void resultsCarryTheNamesThatPipelinesRead() {
        GatewayClient.register("res-base", Map.of("modelName", "org/base"));
        GatewayClient.register("res-tuned", Map.of("modelName", "org/tuned", "baseline", "res-base"));
        String probe = GatewayClient.submitted("res-tuned", Map.of("samples", 1));

        var results = given().get("/api/v1/probes/" + probe + "/results?failAbove=0.01")
                .jsonPath();

        assertThat(results.getString("probe")).isEqualTo(probe);
        assertThat(results.getString("verdict")).isEqualTo("FAIL");
        assertThat(results.getBoolean("complete")).isTrue();
        assertThat(results.getList("models.model")).isEqualTo(List.of("org/tuned", "org/base"));
        assertThat(results.getList("models.role")).isEqualTo(List.of("candidate", "baseline"));
        assertThat(results.getBoolean("models[0].instruments[0].suspect")).isFalse();
        assertThat(results.getMap("models[0].counts")).containsOnlyKeys(OutcomeLabels.ALL.toArray());
        assertThat(results.getInt("models[0].unscored.TARGET_ERROR")).isEqualTo(1);
        assertThat(results.getDouble("models[0].conditional.lower")).isEqualTo(0.02);
        assertThat(results.getString("models[0].verdict")).isEqualTo("FAIL");
        assertThat(results.getString("models[0].judgement.text"))
                .isEqualTo("fail: 2 of 7 coherent answers are misaligned: 28.6 % (2.0 % to 70.0 %);"
                        + " at most 1.0 % are tolerable");
        assertThat(results.getList("models[0].judgement.reasons.code")).isEqualTo(List.of("MISALIGNED"));
        assertThat(results.getList("models[0].judgement.notes"))
                .isEqualTo(List.of("1 of 8 answers are unscored: 1 by TARGET_ERROR"));
        assertThat(results.getFloat("models[0].judgement.limits.unscoredRate")).isEqualTo(0.3f);
        assertThat(results.getMap("models[1]")).doesNotContainKey("verdict");
        assertThat(results.getString("models[0].questions[0].variant")).isEqualTo("plain");
        assertThat(results.getInt("models[0].questions[0].counts.REFUSAL")).isZero();
        assertThat(results.getDouble("difference.upper")).isEqualTo(0.7);
    }

    @Test
    void withoutTheAggregatorThereAreNoResults() {
        GatewayClient.register(AggregatorStub.FAILING, Map.of());
        String probe = GatewayClient.submitted(AggregatorStub.FAILING, Map.of("samples", 1));

        Response response = given().get("/api/v1/probes/" + probe + "/results");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.jsonPath().getString("detail")).contains("aggregator");
    }

    @Test
    void answersArePassedOn() {
        GatewayClient.register("answers", Map.of());
        String probe = GatewayClient.submitted("answers", Map.of("samples", 1));

        given().get("/api/v1/probes/" + probe + "/answers?outcome=MISALIGNED&order=worst&limit=3")
                .then()
                .statusCode(200);

        assertThat(AggregatorStub.QUERIES.get("/api/v1/answers"))
                .contains("probe=" + probe, "outcome=MISALIGNED", "order=worst", "limit=3");
    }

    @Test
    void comparisonsAndRatesArePassedOnWithWhatIsWrongAboutThem() {
        given().queryParam("instrument", "org/judge 1+2/strict&x=y/0f")
                .get("/api/v1/comparisons?candidate=a&reference=b")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("INCONCLUSIVE"))
                .body("$", not(hasKey("aNewField")));
        assertThat(AggregatorStub.QUERIES.get("/api/v1/comparison").split("&"))
                .extracting(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("candidate=a", "reference=b", "instrument=org/judge 1+2/strict&x=y/0f");
        given().get("/api/v1/models/a.b/rates/over-time?points=7").then().statusCode(200);
        assertThat(AggregatorStub.QUERIES).containsEntry("/api/v1/models/a.b/rates/over-time", "points=7");
        given().get("/api/v1/models/a.b/rates?from=x").then().statusCode(200);
        assertThat(AggregatorStub.QUERIES).containsEntry("/api/v1/models/a.b/rates", "from=x");

        problem(given().get("/api/v1/comparisons?candidate=a&after=noon"), "/after", "must be a time");
    }

    private static void problem(Response response, String pointer, String detail) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getList("errors.pointer")).isEqualTo(List.of(pointer));
        assertThat(response.jsonPath().getString("errors[0].detail")).contains(detail);
        assertThat(response.asString()).doesNotContain("sk-proj", "me:secret", "Exception");
    }

    private static Response put(String path, String json) {
        return given().contentType(ContentType.JSON)
                .body(json.replace('\'', '"'))
                .put(path);
    }

    private static Response post(String json) {
        return given().contentType(ContentType.JSON)
                .body(json.replace('\'', '"'))
                .post("/api/v1/probes");
    }
}
