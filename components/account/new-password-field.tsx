import { minPasswordLength } from "@/lib/domain/people/password-length";
import { TextField } from "../ui/text-field";

type NewPasswordFieldProps = {
  label: string;
  hint: (values: { min: number }) => string;
  error: string | undefined;
};

/** A field for a new password, which a password manager may suggest. */
export function NewPasswordField({ label, hint, error }: NewPasswordFieldProps) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      hint={hint({ min: minPasswordLength })}
      error={error}
    />
  );
}
