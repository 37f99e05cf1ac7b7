import { buttonStyle } from "./button-style";

type DialogActionsProps = {
  confirm: string;
  back: string;
  /** Absent inside a form, which the button submits. */
  onConfirm?: () => void;
  isDisabled?: boolean;
  onBack: () => void;
};

/** The buttons at the end of a dialog: confirm, or go back. */
export function DialogActions({ confirm, back, onConfirm, isDisabled, onBack }: DialogActionsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <button
        type={onConfirm ? "button" : "submit"}
        className={buttonStyle()}
        disabled={isDisabled}
        onClick={onConfirm}
      >
        {confirm}
      </button>
      <button type="button" className={buttonStyle({ tone: "quiet" })} onClick={onBack}>
        {back}
      </button>
    </div>
  );
}
