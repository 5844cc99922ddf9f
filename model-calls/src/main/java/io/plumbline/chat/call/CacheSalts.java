package io.plumbline.chat.call;

import io.plumbline.chat.ChatRequest;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salts for the prefix cache of vLLM. It keeps what it has computed for a prompt by the adapter's name and path and not by its
 * weights. So an adapter that is reloaded under its name answers a known prompt from the old adapter's keys and values under its new
 * weights, and a monitor repeats its prompts. A salt that is new with each revision and each day keeps the two apart.
 *
 * <p>Only servers that say in their listing of models that they are vLLM get a salt; others may reject the field.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/design/prefix_caching.html">vLLM, automatic prefix caching</a>
 */
final class CacheSalts {

    private static final Pattern VLLM = Pattern.compile("\"owned_by\"\\s*:\\s*\"vllm\"", Pattern.CASE_INSENSITIVE);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final String MAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final SecretKeySpec secret;
    private final LatestUsed<String, Uni<Boolean>> servers = new LatestUsed<>(server -> true);

    CacheSalts() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, MAC);
    }

    /**
     * The request with a salt, if it is a draw and its server is vLLM.
     *
     * @param account the endpoint with its credential's name
     * @param listing asks the server for its models; empty if it lists none
     */
    Uni<ChatRequest> salted(String account, ChatRequest request, Uni<Optional<String>> listing) {
        if (request.draw().isEmpty()) {
            return Uni.createFrom().item(request);
        }
        Uni<Boolean> knowsSalt = servers.get(
                account, first -> listing.map(CacheSalts::isVllm).memoize().forFixedDuration(KNOWN_FOR));
        String scope = account + '\n' + request.draw().get().revision() + '\n' + LocalDate.now(ZoneOffset.UTC);
        return knowsSalt.map(knows -> knows ? request.saltedWith(salt(scope)) : request);
    }

    private static boolean isVllm(Optional<String> listing) {
        return listing.filter(models -> VLLM.matcher(models).find()).isPresent();
    }

    /** Unguessable outside of this process, and equal for equal scopes within it. */
    private String salt(String scope) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(scope.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
