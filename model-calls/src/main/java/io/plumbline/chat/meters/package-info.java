/** Time, tokens, money and failures of calls, as metrics. */
package io.plumbline.chat.meters;
