package io.plumbline.chat;

import io.opentelemetry.context.Context;
import io.plumbline.events.prompt.Guest;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * The account of a call: who needs it, and which metrics count it.
 *
 *
 * @param role the purpose of the call
 * @param label the registered id of the model under watch, or the judge's model name. Each label makes its own series, so there
 *     must be few
 * @param trace the parent of the call's spans and the holder of its {@link io.plumbline.pipeline.Lease}; no metric carries it
 */
public record Caller(Role role, String label, Context trace) {

    public Caller {
        requireNonNull(role, "role is missing");
        requireNonNull(label, "label is missing");
        requireNonNull(trace, "trace is missing");
    }

    /** An account in a new trace. */
    public Caller(Role role, String label) {
        this(role, label, Context.root());
    }

    /** This account within a trace. */
    public Caller within(Context itsTrace) {
        return new Caller(role, label, itsTrace);
    }

    /** The model under watch answers a prompt. */
    public static Caller target(String model) {
        return new Caller(Role.TARGET, Guest.label(model));
    }

    /** A canary compares a model under watch with its baseline. The model's account also carries the baseline's answers. */
    public static Caller canary(String model) {
        return new Caller(Role.CANARY, Guest.label(model));
    }

    /** A judge scores an answer. */
    public static Caller judge(String judgeModel) {
        return new Caller(Role.JUDGE, judgeModel);
    }

    /** A calibration compares a judge with answers whose scores are known. */
    public static Caller calibration(String judgeModel) {
        return new Caller(Role.CALIBRATION, judgeModel);
    }

    /**
     * The purpose of a call. Judging and calibration share the judge's metrics, but their costs are counted apart. A canary has
     * metrics of its own, because half of its calls go to the baseline's endpoint.
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

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The first part of the names of this role's metrics. */
        public String meterPrefix() {
            return meterPrefix;
        }

        /** The name of the metric tag that holds {@link Caller#label}. */
        public String labelName() {
            return labelName;
        }
    }
}
