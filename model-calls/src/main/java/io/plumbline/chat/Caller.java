package io.plumbline.chat;

import io.opentelemetry.context.Context;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * On whose account a model is called; every metric of the call carries it.
 *
 * @param role what the call is for
 * @param label the model under watch by its registered id, or the judge by its model name; from a small set, because each
 *     makes series of its own
 * @param trace where the call's spans belong, and the {@link io.plumbline.pipeline.Lease} that it is made under; no metric carries it
 */
public record Caller(Role role, String label, Context trace) {

    public Caller {
        requireNonNull(role, "role is missing");
        requireNonNull(label, "label is missing");
        requireNonNull(trace, "trace is missing");
    }

    /** In a trace of its own. */
    public Caller(Role role, String label) {
        this(role, label, Context.root());
    }

    /** The same within a trace. */
    public Caller within(Context itsTrace) {
        return new Caller(role, label, itsTrace);
    }

    /** The model under watch answers. */
    public static Caller target(String model) {
        return new Caller(Role.TARGET, model);
    }

    /** A model under watch is compared with its baseline; the baseline's answers are on the model's account too. */
    public static Caller canary(String model) {
        return new Caller(Role.CANARY, model);
    }

    /** A judge reads an answer. */
    public static Caller judge(String judgeModel) {
        return new Caller(Role.JUDGE, judgeModel);
    }

    /** A judge is compared with answers whose reading is known. */
    public static Caller calibration(String judgeModel) {
        return new Caller(Role.CALIBRATION, judgeModel);
    }

    /**
     * What a call is for. Judging and calibrating share the metrics of the judge, and part ways where money is counted. A
     * canary has metrics of its own: half of its calls go to another endpoint than the model's.
     */
    public enum Role {
        TARGET("plumbline.sampler.", "model"),
        CANARY("plumbline.canary.", "model"),
        JUDGE("plumbline.judge.", "judge"),
        CALIBRATION("plumbline.judge.", "judge");

        private final String meterPrefix;
        private final String labelName;

        Role(String meterPrefix, String labelName) {
            this.meterPrefix = meterPrefix;
            this.labelName = labelName;
        }

        /** The role as it labels metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What the names of this role's metrics begin with. */
        public String meterPrefix() {
            return meterPrefix;
        }

        /** The name under which {@link Caller#label} labels them. */
        public String labelName() {
            return labelName;
        }
    }
}
