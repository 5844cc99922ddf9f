package io.plumbline.gateway.recurring.canary;

import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.sending.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Compares a guest with its baseline once, within its probe. Guests are in no recurring comparison. */
@ApplicationScoped
public class GuestCanary {

    private static final Logger LOG = Logger.getLogger(GuestCanary.class);

    private final PromptSender sender;
    private final CanaryConfig config;
    private final CanaryPrompts prompts;
    private final Clock clock = Clock.systemUTC();

    GuestCanary(PromptSender sender, CanaryConfig config) {
        this.sender = sender;
        this.config = config;
        this.prompts = new CanaryPrompts(CanarySet.builtIn(), config.repeats(), config.timeout());
    }

    /** Id of the comparison of a lane. */
    public static String run(String probe, int ordinal) {
        return "canary-" + probe + "-" + ordinal;
    }

    /** Sends the prompts of a comparison, if comparisons are enabled. Sent again, they have equal ids. */
    public Uni<Void> compare(String run, ModelRegistrationRow guest, ModelRegistrationRow baseline) {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return sender.ask(Multi.createFrom().iterable(prompts.of(run, guest, baseline, Instant.now(clock))))
                .invoke(() -> LOG.infof("canary sent model=%s run=%s", guest.id(), run));
    }
}
