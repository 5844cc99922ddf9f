package io.plumbline.events.target;

import io.plumbline.events.field.Text;
import java.util.Optional;

/**
 * How often a model may be called, all replicas together.
 *
 * @param requestsPerMinute calls a minute, 1 or more; empty for any number
 * @param tokensPerMinute tokens a minute, sent and received, 1 or more; empty for any number
 */
public record CallLimits(Optional<Long> requestsPerMinute, Optional<Long> tokensPerMinute) {

    public CallLimits {
        requestsPerMinute = requestsPerMinute == null ? Optional.empty() : requestsPerMinute;
        tokensPerMinute = tokensPerMinute == null ? Optional.empty() : tokensPerMinute;
        requestsPerMinute.ifPresent(limit -> Text.within("requestsPerMinute", limit, 1, Long.MAX_VALUE));
        tokensPerMinute.ifPresent(limit -> Text.within("tokensPerMinute", limit, 1, Long.MAX_VALUE));
    }
}
